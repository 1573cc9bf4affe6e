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

    /// <summary>Adds a decision behind those that are there: the first as <c>id.decision.json</c>, the next as <c>id.2.decision.json</c>.</summary>
    public void Add(ApprovalDecision decision)
    {
        var number = 1;
        while (File.Exists(Open(decision.Request, DecisionEndingOf(number))))
            number++;
        Write(Open(decision.Request, DecisionEndingOf(number)), decision, ApprovalJson.Files.ApprovalDecision);
    }

    /// <summary>The request when it is open; <see langword="null"/> when it is not, or when there is none.</summary>
    public ApprovalRequest? OpenRequest(string id) =>
        File.Exists(Shut(id, ClosedEnding)) ? null : Read(Open(id, RequestEnding), ApprovalJson.Files.ApprovalRequest);

    public ApprovalRequest? Request(string id) =>
        Read(Open(id, RequestEnding), ApprovalJson.Files.ApprovalRequest) ?? Read(Shut(id, RequestEnding), ApprovalJson.Files.ApprovalRequest);

    /// <summary>Reads one decision; <see langword="null"/> when there is none of that number.</summary>
    public ApprovalDecision? Decision(string id, int number) =>
        Read(Open(id, DecisionEndingOf(number)), ApprovalJson.Files.ApprovalDecision) ?? Read(Shut(id, DecisionEndingOf(number)), ApprovalJson.Files.ApprovalDecision);

    /// <summary>The numbers of the decisions that are there, in order.</summary>
    /// <param name="id">The id of the request.</param>
    /// <param name="several">Whether there can be more than one; it spares looking through the folder when there cannot.</param>
    public IEnumerable<int> DecisionNumbers(string id, bool several)
    {
        if (!several)
            return File.Exists(Open(id, DecisionEnding)) || File.Exists(Shut(id, DecisionEnding)) ? [1] : [];
        return new[] { Path, Closed }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, Demand(id) + ".*"))
            .Select(NumberOf).Where(number => number > 0).Distinct().Order();
    }

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
        foreach (var number in DecisionNumbers(id, several: true).ToList())
        {
            if (Decision(id, number) is { } decision)
                Write(Shut(id, DecisionEndingOf(number)), decision with { Answer = null, Binding = new ApprovalBinding(request.Method, "", null) }, ApprovalJson.Files.ApprovalDecision);
            File.Delete(Open(id, DecisionEndingOf(number)));
        }

        return true;
    }

    /// <summary>Closes a request. The mark comes first: what happens after it only tidies up.</summary>
    public void Close(string id, ApprovalClosure closure, DateTimeOffset at)
    {
        Directory.CreateDirectory(Closed);
        Write(Shut(id, ClosedEnding), new ClosedMark(1, id, closure, at), ApprovalJson.Files.ClosedMark);
        Tidy(id);
    }

    /// <summary>Does what a process that died left undone behind the mark: a closed request keeps no more than it may, and lies with the closed ones.</summary>
    public void TidyIfClosed(string id)
    {
        if (File.Exists(Shut(id, ClosedEnding)))
            Tidy(id);
    }

    private void Tidy(string id)
    {
        Trim(id);
        foreach (var number in DecisionNumbers(id, several: true).ToList())
            Move(id, DecisionEndingOf(number));
        Move(id, RequestEnding);
    }

    /// <summary>Sets a decision file that cannot be read aside, so that it neither decides nor blocks.</summary>
    public void SetAside(string id, int number)
    {
        var file = Open(id, DecisionEndingOf(number));
        if (File.Exists(file))
            File.Move(file, $"{file}.unreadable-{Guid.NewGuid():N}");
    }

    /// <summary>The id a file of this folder belongs to.</summary>
    public static string IdOf(string file) => System.IO.Path.GetFileName(file).Split('.')[0];

    /// <summary>Leaves of the proposal what may be kept, and then nothing of answers, which are of the same shape.</summary>
    private void Trim(string id)
    {
        if (Read(Open(id, RequestEnding), ApprovalJson.Files.ApprovalRequest) is not { ClosedProposal: not null } request)
            return;
        foreach (var number in DecisionNumbers(id, several: true).ToList())
        {
            if (Read(Open(id, DecisionEndingOf(number)), ApprovalJson.Files.ApprovalDecision) is { Answer: not null } decision)
                Write(Open(id, DecisionEndingOf(number)), decision with { Answer = null }, ApprovalJson.Files.ApprovalDecision);
        }

        // Last, since it says that there is nothing left to trim.
        Write(request.Trimmed());
    }

    private static string DecisionEndingOf(int number) => number == 1 ? DecisionEnding : $".{number}{DecisionEnding}";

    /// <summary>The number of a decision file; 0 when it is another file.</summary>
    private static int NumberOf(string file)
    {
        if (!file.EndsWith(DecisionEnding, StringComparison.Ordinal))
            return 0;
        var parts = System.IO.Path.GetFileName(file).Split('.');
        return parts.Length == 3 ? 1 : parts.Length == 4 && int.TryParse(parts[1], out var number) && number > 1 ? number : 0;
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
