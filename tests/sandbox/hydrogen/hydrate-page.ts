/** Runs in the browser: takes over the page that the server has rendered. */
import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';

import { DemoApp, type DemoPage } from './demo-app.ts';

const root = document.getElementById('root');
const data = document.getElementById('page-data')?.textContent;
if (root && data) {
  const page = JSON.parse(data) as DemoPage;
  hydrateRoot(root, createElement(DemoApp, { page }), {
    onRecoverableError: (error) => {
      // A difference between server and browser is a failure of the widgets: tests look here.
      document.documentElement.dataset['hydration'] = String(error);
    },
  });
}
