export * from '../../../app/publishing/preview/app-block.server.ts';
