using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GovernedAi.Files;

namespace GovernedAi.Approvals;

/// <summary>
/// The files of the approval store. An open request lies in the folder, a closed one in <c>closed/</c>; each file is there as a
/// whole or not at all, so reading needs no lock.
/// </summary>
internal sealed class ApprovalFolder(string path)
{
    public const string DecisionEnding = ".decision.json";
    private const string RequestEnding = ".request.json";
    private const string ClosedEnding = ".closed.json";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    private string Closed => System.IO.Path.Combine(Path, "closed");

    /// <summary>Takes the folder for this process alone, so that of two decisions one is first.</summary>
    public FolderLock Lock()
    {
        Directory.CreateDirectory(Path);
        return FolderLock.Acquire(Path);
    }

    public void Write(ApprovalRequest request) => Write(Open(request.Id, RequestEnding), request, ApprovalJson.Files.ApprovalRequest);

    public void Write(ApprovalDecision decision) => Write(Open(decision.Request, DecisionEnding), decision, ApprovalJson.Files.ApprovalDecision);

    /// <summary>The request when it is open; <see langword="null"/> when it is not, or when there is none.</summary>
    public ApprovalRequest? OpenRequest(string id) =>
        File.Exists(Shut(id, ClosedEnding)) ? null : Read(Open(id, RequestEnding), ApprovalJson.Files.ApprovalRequest);

    public ApprovalRequest? Request(string id) =>
        Read(Open(id, RequestEnding), ApprovalJson.Files.ApprovalRequest) ?? Read(Shut(id, RequestEnding), ApprovalJson.Files.ApprovalRequest);

    public ApprovalDecision? Decision(string id) =>
        Read(Open(id, DecisionEnding), ApprovalJson.Files.ApprovalDecision) ?? Read(Shut(id, DecisionEnding), ApprovalJson.Files.ApprovalDecision);

    /// <summary>The ids of the requests that lie open.</summary>
    public IEnumerable<string> OpenIds() => !Directory.Exists(Path)
        ? []
        : Directory.EnumerateFiles(Path, "*" + RequestEnding).Select(IdOf).Where(ApprovalName.IsOne);

    /// <summary>The ids of all requests, open and closed, each once.</summary>
    public IEnumerable<string> AllIds() => OpenIds()
        .Concat(Directory.Exists(Closed) ? Directory.EnumerateFiles(Closed, "*" + RequestEnding).Select(IdOf).Where(ApprovalName.IsOne) : [])
        .Distinct();

    /// <summary>Erases what a closed request was about.</summary>
    /// <returns>Whether there was something to erase.</returns>
    public bool Erase(string id)
    {
        if (!File.Exists(Shut(id, ClosedEnding)) || Request(id) is not { Erased: false } request)
            return false;
        Write(Shut(id, RequestEnding), request.Emptied(), ApprovalJson.Files.ApprovalRequest);
        File.Delete(Open(id, RequestEnding));
        if (Decision(id) is { } decision)
            Write(Shut(id, DecisionEnding), decision with { Answer = null, Binding = new ApprovalBinding(request.Method, "", null) }, ApprovalJson.Files.ApprovalDecision);
        File.Delete(Open(id, DecisionEnding));
        return true;
    }

    /// <summary>Closes a request. The mark comes first: what happens after it only tidies up.</summary>
    public void Close(string id, ApprovalClosure closure, DateTimeOffset at)
    {
        Directory.CreateDirectory(Closed);
        Write(Shut(id, ClosedEnding), new ClosedMark(1, id, closure, at), ApprovalJson.Files.ClosedMark);
        Trim(id);
        Move(id, DecisionEnding);
        Move(id, RequestEnding);
    }

    /// <summary>Sets a decision file that cannot be read aside, so that it neither decides nor blocks.</summary>
    public void SetAside(string id)
    {
        var file = Open(id, DecisionEnding);
        if (File.Exists(file))
            File.Move(file, $"{file}.unreadable-{Guid.NewGuid():N}");
    }

    /// <summary>The id a file of this folder belongs to.</summary>
    public static string IdOf(string file) => System.IO.Path.GetFileName(file).Split('.')[0];

    /// <summary>Leaves of the proposal what may be kept, and then nothing of an answer, which is of the same shape.</summary>
    private void Trim(string id)
    {
        if (Read(Open(id, RequestEnding), ApprovalJson.Files.ApprovalRequest) is not { ClosedProposal: not null } request)
            return;
        Write(request.Trimmed());
        if (Read(Open(id, DecisionEnding), ApprovalJson.Files.ApprovalDecision) is { Answer: not null } decision)
            Write(decision with { Answer = null });
    }

    private void Move(string id, string ending)
    {
        if (File.Exists(Open(id, ending)))
            File.Move(Open(id, ending), Shut(id, ending), overwrite: true);
    }

    private string Open(string id, string ending) => System.IO.Path.Combine(Path, Demand(id) + ending);

    private string Shut(string id, string ending) => System.IO.Path.Combine(Closed, Demand(id) + ending);

    /// <summary>What comes from outside becomes part of a path.</summary>
    private static string Demand(string id) =>
        ApprovalName.IsOne(id) ? id : throw new ApprovalRefusedException(id, $"'{id}' is no request id.");

    private static void Write<T>(string file, T value, JsonTypeInfo<T> contract) =>
        AtomicFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(value, contract));

    /// <exception cref="InvalidDataException">The file is there and cannot be read; the message names the place.</exception>
    private static T? Read<T>(string file, JsonTypeInfo<T> contract)
        where T : class
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, contract) ?? throw new InvalidDataException($"{file} holds nothing.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file}({exception.LineNumber + 1},{exception.BytePositionInLine + 1}): {exception.Message}", exception);
        }
    }
}
