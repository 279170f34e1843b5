/** Preloaded into each service: when the process that started it is gone, even killed, the service stops as on SIGTERM. */
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 1000).unref();
