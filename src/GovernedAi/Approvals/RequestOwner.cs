namespace GovernedAi.Approvals;

/// <summary>
/// Says that this process lives, to others that find its requests: a file it holds open. The operating system lets go of it when the
/// process dies, however it dies.
/// </summary>
internal sealed class RequestOwner(string folder) : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetFullPath(folder), "owners");
    private readonly object _gate = new();
    private FileStream? _held;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Takes ownership, the first time it is called.</summary>
    public string Hold()
    {
        lock (_gate)
        {
            if (_held is null)
            {
                Directory.CreateDirectory(_folder);
                _held = new FileStream(FileOf(Id), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            }

            return Id;
        }
    }

    /// <summary>Whether the owner is gone. Call under the lock of the folder.</summary>
    public bool IsGone(string? owner)
    {
        if (owner is null || !Guid.TryParseExact(owner, "N", out _))
            return true;
        if (owner == Id)
            return false;
        try
        {
            using (new FileStream(FileOf(owner), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            File.Delete(FileOf(owner));
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _held?.Dispose();
            _held = null;
        }
    }

    private string FileOf(string owner) => Path.Combine(_folder, owner + ".alive");
}
