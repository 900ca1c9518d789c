export * from '../src/server.ts';
