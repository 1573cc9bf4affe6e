namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Governed methods around an HTTP request to a model: members of a class, marked where the request is only prepared, for somebody else to send.</summary>
internal static class PreparedRequests
{
    private const string Url = "\"https://api.openai.com/v1/responses\"";

    private static readonly string New = $"new HttpRequestMessage(HttpMethod.Post, {Url})";

    /// <summary>What hands a request out: the result of the governed method, and the members with its body.</summary>
    private static (string Result, string Members)[] HandedOut { get; } =
    [
        ("HttpRequestMessage", $"HttpRequestMessage PrepareCore() => [|{New}|];"),
        ("HttpRequestMessage", $$"""HttpRequestMessage PrepareCore() => [|new() { Method = HttpMethod.Post, RequestUri = new({{Url}}) }|];"""),
        ("HttpRequestMessage", $$"""HttpRequestMessage PrepareCore() { var message = new HttpRequestMessage(); [|message.RequestUri = new({{Url}})|]; Sign(message); return message; }"""),
        ("HttpRequestMessage", $$"""HttpRequestMessage PrepareCore() { var message = Blank(); [|message.RequestUri = new({{Url}})|]; return message; } static HttpRequestMessage Blank() => new();"""),
        ("HttpRequestMessage", $$"""HttpRequestMessage PrepareCore() { return Make(); HttpRequestMessage Make() => [|{{New}}|]; }"""),
        ("HttpRequestMessage", $$"""HttpRequestMessage PrepareCore() { Func<HttpRequestMessage> make = () => [|{{New}}|]; return make(); }"""),
        ("void", $"Func<HttpRequestMessage>? make; void PrepareCore() => make = () => [|{New}|];"),
        ("HttpRequestMessage", $"HttpRequestMessage PrepareCore() => DateTime.Now.Hour > 12 ? [|{New}|] : new();"),
        ("HttpRequestMessage", $$"""HttpRequestMessage PrepareCore() => DateTime.Now.Hour switch { 1 => [|{{New}}|], 2 => new(), _ => Blank() }; static HttpRequestMessage Blank() => new();"""),
        ("Task<HttpRequestMessage>", $$"""async Task<HttpRequestMessage> PrepareCore() { await Task.Yield(); return [|{{New}}|]; }"""),
        ("Task<HttpRequestMessage>", $$"""async Task<HttpRequestMessage> PrepareCore() { var message = [|{{New}}|]; await Task.Yield(); message.Headers.Add("a", "b"); return message; }"""),
        ("Task<HttpRequestMessage>", $$"""async Task<HttpRequestMessage> PrepareCore() { return await Make(); async Task<HttpRequestMessage> Make() { await Task.Yield(); return [|{{New}}|]; } }"""),
        ("Task<HttpRequestMessage>", $$"""async Task<HttpRequestMessage> PrepareCore() { var made = await Make().ConfigureAwait(false); return made; async Task<HttpRequestMessage> Make() { await Task.Yield(); return [|{{New}}|]; } }"""),
        ("Task<HttpRequestMessage>", $"Task<HttpRequestMessage> PrepareCore() => Task.FromResult([|{New}|]);"),
        ("ValueTask<HttpRequestMessage>", $"ValueTask<HttpRequestMessage> PrepareCore() => new([|{New}|]);"),
        ("IEnumerable<HttpRequestMessage>", $$"""IEnumerable<HttpRequestMessage> PrepareCore() { yield return [|{{New}}|]; }"""),
        ("HttpRequestMessage[]", $$"""HttpRequestMessage[] PrepareCore() => [[|{{New}}|]];"""),
        ("void", $$"""protected (HttpRequestMessage, int) kept; void PrepareCore() => kept = ([|{{New}}|], 1);"""),
        ("void", $"HttpRequestMessage? kept; void PrepareCore() => kept = [|{New}|];"),
        ("void", $"HttpRequestMessage? kept; void PrepareCore() => kept ??= [|{New}|];"),
        ("void", $$"""HttpRequestMessage? Kept { get; set; } void PrepareCore() => Kept = [|{{New}}|];"""),
        ("void", $"HttpRequestMessage? kept; void PrepareCore() => kept = [|{New}|]; [CallersGovern] Task SendLater() => http.SendAsync(kept!);"),
        ("void", $"readonly HttpRequestMessage kept = new(); void PrepareCore() => [|kept.RequestUri = new({Url})|];"),
    ];

    /// <summary>What sends the request it makes, or passes it to what may.</summary>
    private static string[] Sent { get; } =
    [
        $"Task<HttpResponseMessage> AskCoreAsync() => http.SendAsync({New});",
        $$"""async Task<HttpResponseMessage> AskCoreAsync() { using var message = {{New}}; await Task.Yield(); return await http.SendAsync(message); }""",
        $$"""Task<HttpResponseMessage> AskCoreAsync() { using var message = {{New}}; return Send(message); }""",
        $$"""Task<HttpResponseMessage> AskCoreAsync() { return Send(Make()); HttpRequestMessage Make() => {{New}}; }""",
        $$"""Task<HttpResponseMessage> AskCoreAsync() { Func<HttpRequestMessage> make = () => {{New}}; return Send(make()); }""",
        $$"""Task<HttpResponseMessage> AskCoreAsync() => Retry(() => {{New}}); Task<HttpResponseMessage> Retry(Func<HttpRequestMessage> make) => Send(make());""",
        $$"""Task<HttpResponseMessage> AskCoreAsync() => Retry(async () => { await Task.Yield(); return {{New}}; }); async Task<HttpResponseMessage> Retry(Func<Task<HttpRequestMessage>> make) => await Send(await make());""",
        $$"""HttpRequestMessage? kept; Task<HttpResponseMessage> AskCoreAsync() { kept = {{New}}; return Send(kept); }""",
        $$"""HttpRequestMessage? Kept { get; set; } Task<HttpResponseMessage> AskCoreAsync() { Kept = {{New}}; return http.SendAsync(Kept); }""",
        $$"""async Task<HttpResponseMessage> AskCoreAsync() { return await http.SendAsync(await Make()); async Task<HttpRequestMessage> Make() { await Task.Yield(); return {{New}}; } }""",
    ];

    /// <summary>The mark is the request of a governed method that is over before it is sent.</summary>
    public static TheoryData<string> Requests =>
    [
        .. HandedOut.Select(one => $$"""[AuditLog] public partial {{one.Result}} Prepare(); {{one.Members}} static void Sign(HttpRequestMessage message) { }"""),
        .. Sent.Select(members => $"[AuditLog] public partial Task<HttpResponseMessage> AskAsync(); {members} Task<HttpResponseMessage> Send(HttpRequestMessage message) => http.SendAsync(message);"),
        // By reference and by value: whoever gave it has it.
        $$"""[AuditLog] public partial void Address(HttpRequestMessage message); void AddressCore(HttpRequestMessage message) => [|message.RequestUri = new({{Url}})|];""",
        $$"""[AuditLog] public partial Task AskAsync(HttpRequestMessage message); Task AskCoreAsync(HttpRequestMessage message) { message.RequestUri = new({{Url}}); return http.SendAsync(message); }""",
        // Nobody but the method has what it puts into its own parameter.
        $$"""[AuditLog] public partial void Forget(HttpRequestMessage? message); void ForgetCore(HttpRequestMessage? message) { message = {{New}}; _ = {{New}}; }""",
        // It hands its obligation on, or is governed by nobody.
        $"[CallersGovern] static HttpRequestMessage Prepare() => {New};",
        $"HttpRequestMessage Prepare() => [|{New}|];",
    ];

    /// <summary>Two requests in scopes of their own, of which the one is sent, and the other, marked, is not: an optimised async method keeps both in one place.</summary>
    public static TheoryData<string> Two =>
    [
        $$"""[AuditLog] public partial HttpRequestMessage? Ask(bool now); HttpRequestMessage? AskCore(bool now) { if (now) { var one = {{New}}; if (DateTime.Now.Hour > 12) one.Headers.Add("a", "b"); http.Send(one); return null; } else { var two = [|{{New}}|]; if (DateTime.Now.Hour > 12) two.Headers.Add("a", "b"); return two; } }""",
        $$"""[AuditLog] public partial Task<HttpRequestMessage?> Ask(bool now); async Task<HttpRequestMessage?> AskCore(bool now) { if (now) { var one = {{New}}; await Task.Yield(); await http.SendAsync(one); return null; } else { var two = [|{{New}}|]; await Task.Yield(); two.Headers.Add("a", "b"); return two; } }""",
    ];

    /// <summary>The mark is the call that takes a request from a method which hands its obligation on, to hand it out.</summary>
    public static TheoryData<string> Calls =>
    [
        .. new[]
        {
            "[AuditLog] public partial HttpRequestMessage PassOn(); HttpRequestMessage PassOnCore() => [|Prepare()|];",
            "[AuditLog] public partial Task<HttpResponseMessage> AskAsync(); Task<HttpResponseMessage> AskCoreAsync() => http.SendAsync(Prepare());",
            "[AuditLog] public partial Task<HttpRequestMessage> PassOnAsync(); async Task<HttpRequestMessage> PassOnCoreAsync() => await [|PrepareAsync()|];",
            "[AuditLog] public partial Task<HttpRequestMessage> PassOnAsync(); async Task<HttpRequestMessage> PassOnCoreAsync() => await [|PrepareAsync()|].ConfigureAwait(false);",
            "[AuditLog] public partial Task<HttpRequestMessage> PassOnAsync(); Task<HttpRequestMessage> PassOnCoreAsync() => [|PrepareAsync()|];",
            "[AuditLog] public partial Task<HttpResponseMessage> AskAsync(); async Task<HttpResponseMessage> AskCoreAsync() { var message = await PrepareAsync(); return await http.SendAsync(message); }",
            "[AuditLog] public partial Task<HttpResponseMessage> AskAsync(); async Task<HttpResponseMessage> AskCoreAsync() { var made = PrepareAsync(); return await http.SendAsync(await made); }",
        }.Select(members => $$"""{{members}} [CallersGovern] static HttpRequestMessage Prepare() => {{New}}; [CallersGovern] static async Task<HttpRequestMessage> PrepareAsync() { await Task.Yield(); return {{New}}; }"""),
    ];

    /// <summary>A file with the members in a class that has <c>http</c>, an HttpClient.</summary>
    public static string File(string members) =>
        $$"""
        #nullable enable
        using System.Net.Http;
        using GovernedAi;
        partial class C
        {
            protected readonly HttpClient http = null!;
            {{members}}
        }
        """;
}
