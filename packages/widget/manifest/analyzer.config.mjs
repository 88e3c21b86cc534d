export default { packagejson: false }
