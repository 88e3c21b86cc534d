/** For scripts: one value, on standard output, with nothing else. */
export const printJson = (value: object): void => console.log(JSON.stringify(value, null, 2))
