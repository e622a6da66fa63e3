throw new Error('a module of the worker is broken');
