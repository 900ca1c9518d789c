import { closeDatabase } from '../../../app/db/index.server.ts';
import { answerProxy } from '../../../app/routes/proxy-route.server.ts';
import { posting, type ProxyVisit, proxyVisit } from './proxy-visit.ts';
import { trialEndpoints } from './trial-endpoints.ts';

/* A web process of its own: posts what it is told so many times at once, and tells the answers. */

export interface Asked {
  visit: Pick<ProxyVisit, 'shop' | 'customerId' | 'path'>;
  body: object;
  times: number;
}

process.on('message', (message: Asked | 'stop') => {
  if (message === 'stop') {
    void closeDatabase().then(() => process.disconnect());
    return;
  }
  const { visit, body, times } = message;
  const post = async () => {
    const args = proxyVisit({ ...visit, init: posting(body) });
    return (await answerProxy(trialEndpoints, args as never)).text();
  };
  void Promise.all(Array.from({ length: times }, post)).then((answers) => process.send?.(answers));
});
process.send?.('ready');
