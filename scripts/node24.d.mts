// Types of node24.mjs for the TypeScript that imports it.
import type { SpawnSyncOptions } from 'node:child_process';

export const root: string;
export function ensureInstalled(): void;
export function node24(): string;
export function runNode24(args: readonly string[], options?: SpawnSyncOptions): number;
export function forwardToNode24(args: readonly string[]): Promise<number>;
