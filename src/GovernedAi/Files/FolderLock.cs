namespace GovernedAi.Files;

/// <summary>
/// Holds a folder for one writer at a time, in this process and in others. The operating system lets go of it when its holder dies.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="IOException">Somebody held it for ten seconds, or it cannot be opened at all.</exception>
    public static FolderLock Acquire(string folder)
    {
        var path = Path.Combine(folder, ".lock");
        var begun = TimeProvider.System.GetTimestamp();
        var spin = new SpinWait();
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                    throw new IOException($"Another process has held {path} for {Patience.TotalSeconds} seconds.", exception);
                spin.SpinOnce();
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>EWOULDBLOCK on Linux and macOS; sharing and lock violation on Windows.</summary>
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
