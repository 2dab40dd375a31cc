export function lockFolder(dataDir: string): () => void;
