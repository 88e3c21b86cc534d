// Loaded before the server (`node --import`): its clock is ahead by so much. What a killed worker had taken comes back
// after its lease of five minutes, which nobody wants to wait for fifty times.
const shift = Number(process.env['CRASH_CLOCK_SHIFT_MS'] ?? 0)
const now = Date.now.bind(Date)
Date.now = () => now() + shift
