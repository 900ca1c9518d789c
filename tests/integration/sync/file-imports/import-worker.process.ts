import { listActiveShopIds, forShop } from '../../../../app/db/index.server.ts';
import { workOnFileImport } from '../../../../app/sync/file-imports/index.server.ts';

/* Takes the imports that are under way on, in a process of its own, to be killed. */

for (const shopId of await listActiveShopIds()) {
  const states = ['importing', 'undoing'];
  const rows = await forShop(shopId).fileImport.findMany({ where: { state: { in: states } } });
  for (const { fileImportId } of rows) {
    await workOnFileImport({ shopId, fileImportId }, new AbortController().signal);
  }
}
setInterval(() => undefined, 1000);
