/** The script that the standalone page waits for, so that it is never painted in other colours than the person's (build/early-script). */
import { dressIn, keptScheme } from "./kept-scheme";

dressIn(keptScheme());
