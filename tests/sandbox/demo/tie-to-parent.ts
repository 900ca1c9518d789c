/**
 * Loaded into the app process before the app: when whoever started it is gone, killed outright
 * perhaps, it ends in order instead of living on unseen.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
