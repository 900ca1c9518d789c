export * from '../../../app/publishing/preview/liquid-engine.server.ts';
