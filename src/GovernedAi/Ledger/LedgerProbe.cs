using GovernedAi.Files;

namespace GovernedAi.Ledger;

/// <summary>Tries what an append needs (the folder, its lock, room for a byte on the disk, the newest file, the last record) and leaves nothing.</summary>
internal sealed class LedgerProbe(LedgerFolder folder, LedgerKeyRing keys)
{
    /// <exception cref="LedgerUnavailableException">A record could not be written.</exception>
    public LedgerAnchor? Run()
    {
        // An append would make the folder; but a ledger in use has one, and whoever took it away took the records with it.
        if (!Directory.Exists(folder.Path))
            throw new LedgerUnavailableException($"The folder of the ledger, {folder.Path}, does not exist.");
        try
        {
            using (FolderLock.Acquire(folder.Path))
            {
                WriteByte();
                return End();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new LedgerUnavailableException($"The ledger in {folder.Path} cannot be written: {exception.Message}", exception);
        }
    }

    private void WriteByte()
    {
        var path = Path.Combine(folder.Path, $".probe-{Guid.NewGuid():N}.tmp");
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, "\n"u8, 0);
        RandomAccess.FlushToDisk(file);
    }

    private LedgerAnchor? End()
    {
        var numbers = folder.Numbers();
        if (numbers.Count > 0)
            File.OpenHandle(folder.FileOf(numbers[^1]), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose();
        // The newest may be empty, when a crash fell between making it and writing to it.
        return numbers.Reverse().Select(number => folder.LastOf(number, keys)).FirstOrDefault(last => last is not null);
    }
}
