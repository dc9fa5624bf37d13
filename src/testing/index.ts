export { type TestClock, type TestStore, type TestStoreOptions, testStore } from './test-store.ts'
