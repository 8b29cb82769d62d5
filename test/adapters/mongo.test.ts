import { itKeepsTheDirectoryContract } from './contract/directory.ts';
import { describeOnMongo } from './mongo-databases.ts';

describeOnMongo('the MongoDB directory', (databases) => {
  itKeepsTheDirectoryContract(async () => ({ directoryUrl: await databases.ready(), artifactsUrl: databases.artifacts() }));
});
