import { expect } from 'chai';
import { openStorage } from '../../adapters/index.ts';

describe('openStorage', () => {
  const refused: [string, string?][] = [
    ['postgres://localhost/store'],
    ['./data/store'],
    ['lmdb:'],
    [''],
    ['lmdb:./one', 'lmdb:./other'],
    ['lmdb:./one', 'redis://localhost'],
  ];

  for (const [directoryUrl, artifactsUrl] of refused) {
    it(`says what is supported: ${directoryUrl} ${artifactsUrl ?? ''}`, async () => {
      const error = await openStorage(directoryUrl, artifactsUrl).catch((reason: unknown) => reason);

      expect(error)
        .to.include({ name: 'StoreUnusable' })
        .and.have.property('message')
        .that.matches(/DIRECTORY_URL=lmdb:/);
    });
  }
});
