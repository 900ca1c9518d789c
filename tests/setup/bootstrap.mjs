// Entry of `npm run demo|test|bench|chaos|setup`. Plain JavaScript without dependencies, because it runs
// before anything is installed and on the Node that the machine happens to have (18 or newer). It
// brings in node_modules and goes on under the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 18;
const NEEDED_BYTES = 1024 ** 3;
const TASKS = ['demo', 'test', 'bench', 'chaos', 'setup'];

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [task, ...rest] = process.argv.slice(2);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkMachine() {
  if (!TASKS.includes(task))
    fail(`Use one of: ${TASKS.map((name) => `npm run ${name}`).join(', ')}.`);
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    fail(
      `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer (24 is best).`,
    );
  }
  // Node before 18.15 cannot tell.
  if (!fs.statfsSync) return;
  const disk = fs.statfsSync(root);
  const free = disk.bavail * disk.bsize;
  if (free < NEEDED_BYTES) {
    fail(`The disk is almost full: ${Math.floor(free / 1024 ** 2)} MB free, 1 GB is needed.`);
  }
}

/** What npm installed, compared package by package with what package-lock.json asks for. */
function isInstalled() {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!fs.existsSync(installedFile) || !fs.existsSync(projectNode())) return false;
  const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  const wanted = read(path.join(root, 'package-lock.json'));
  const installed = read(installedFile);
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.link) return true;
    const found = installed[place];
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(root, 'node_modules/node/bin', name);
}

function install() {
  console.error('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const result = spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && npm.length === 1,
    env: {
      ...process.env,
      // A NODE_ENV of production would leave the development packages out.
      NODE_ENV: 'development',
      // Without a network npm would go on trying for minutes.
      npm_config_fetch_retries: '3',
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
    },
  });
  if (result.status === 0 && fs.existsSync(projectNode())) return;
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`;
  fail(installFailure(output));
}

function installFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return 'The disk became full while packages were installed: free at least 1 GB and run this again.';
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(output)) {
    return 'Packages could not be downloaded: there is no network, or npm cannot reach its registry.';
  }
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const detail = (lines.length > 0 ? lines : output.split('\n'))
    .slice(0, 3)
    .join(' ')
    .slice(0, 400);
  return `Packages could not be installed (npm ci): ${detail}`;
}

function goOn() {
  const child = spawn(
    projectNode(),
    [
      '--disable-warning=ExperimentalWarning',
      path.join(root, 'tests/setup/run-task.ts'),
      task,
      ...rest,
    ],
    {
      cwd: root,
      // The channel lets the child notice when this process is killed outright.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      },
    },
  );
  // Ctrl-C reaches the child by itself; this process only has to outlive its orderly end.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`The project's own Node did not start: ${error.message}.`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

checkMachine();
if (!isInstalled()) install();
goOn();
