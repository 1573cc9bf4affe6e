using GovernedAi.Analyzers.Tests.Verifier;

namespace GovernedAi.Tool.Tests.Samples;

/// <summary>The shapes of model calls that no table of methods lists: by HTTP, by name, by declaration, without an invocation.</summary>
internal static class UnlistedShapes
{
    private const string Chat = "\"https://api.openai.com/v1/chat/completions\"";

    /// <summary>Bodies of a class that has <c>http</c>, an HttpClient.</summary>
    private static Dictionary<string, string> Requests { get; } = new()
    {
        ["posted"] = $"Task Ask() => http.PostAsync({Chat}, null);",
        ["posted to a Uri"] = $"Task Ask() => http.PostAsync(new Uri({Chat}), null);",
        ["posted to an unknown host, interpolated"] = """Task Ask(string host) => http.PostAsJsonAsync($"{host}/v1/chat/completions", 1);""",
        ["posted to an unknown host, concatenated"] = """Task Ask(string host) => http.PostAsJsonAsync(host + "/v1/chat/completions", 1);""",
        ["posted to a path"] = """Task Ask() => http.PostAsJsonAsync("v1/chat/completions", 1);""",
        ["constant"] = """const string Url = "https://api.anthropic.com/v1/messages"; Task Ask() => http.PostAsync(Url, null);""",
        ["field"] = """static readonly Uri Url = new("https://api.anthropic.com/v1/messages"); Task Ask() => http.PostAsync(Url, null);""",
        ["property"] = """static string Url => "https://api.anthropic.com/v1/messages"; Task Ask() => http.PostAsync(Url, null);""",
        ["auto-property"] = """string Url { get; } = "https://api.anthropic.com/v1/messages"; Task Ask() => http.PostAsync(Url, null);""",
        ["constant, concatenated"] = """const string Base = "https://api.openai.com/v1"; Task Ask() => http.PostAsync(Base + "/images/generations", null);""",
        ["constant, interpolated"] = """const string Base = "https://api.openai.com/v1"; Task Ask() => http.PostAsync($"{Base}/images/generations", null);""",
        ["interpolated into a local"] = """Task Ask(string model) { var url = $"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent?key=1"; return http.PostAsync(url, null); }""",
        ["message"] = """Task Ask() { var message = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/responses"); return http.SendAsync(message); } string model = "";""",
        ["message's address"] = """Task Ask() => http.SendAsync(new HttpRequestMessage { Method = HttpMethod.Post, RequestUri = new("https://api.openai.com/v1/responses") }); string model = "";""",
        ["one of two"] = $"""Task Ask(bool old) => http.PostAsync(old ? "https://api.openai.com/v1/models" : {Chat}, null);""",
        ["the default of an unknown"] = $"Task Ask(string? url) => http.PostAsync(url ?? {Chat}, null);",
        ["a switch's arm"] = $$"""Task Ask(int n) => http.PostAsync(n switch { 0 => "https://example.org/", 1 => {{Chat}}, _ => "" }, null);""",
        ["through a method"] = $"Task Ask() => Post({Chat}); Task Post(string url) => http.PostAsync(url, null);",
        ["through two methods"] = $"Task Ask() => Twice({Chat}); Task Twice(string url) => Post(1, url); Task Post(int n, string url) => http.PostAsync(url, null);",
        ["through a method's result"] = $"Task Ask() => http.PostAsync(Url(), null); static string Url() => {Chat};",
        ["host and path apart"] = """Task Ask() { http.BaseAddress = new Uri("http://localhost:11434"); return http.PostAsync("/api/chat", null); }""",
        ["path of a base address with a version"] = """Task Ask() { var client = new HttpClient { BaseAddress = new Uri("https://api.openai.com/v1/") }; return client.PostAsync("images/generations", null); }""",
        ["path of a base address without its slash"] = """Task Ask() { var client = new HttpClient(); client.BaseAddress = new("https://api.openai.com/v1"); return client.PostAsync("images/generations", null); }""",
        ["path of one of two base addresses"] = """Task Ask(bool b) { var client = new HttpClient(); client.BaseAddress = b ? null : new Uri("https://example.org/"); client.BaseAddress = new Uri("https://api.openai.com/v1/"); http.BaseAddress = new Uri("https://example.org/v2/"); return client.PostAsync("images/generations", null); }""",
        ["path of another service's base address"] = """Task Ask() { var client = new HttpClient { BaseAddress = new Uri("https://photos.example.org/v3/") }; return client.PostAsync("images/generations", null); }""",
        ["given to a handler"] = $$"""sealed class Handler : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { await Task.Yield(); request.RequestUri = new Uri({{Chat}}); return await base.SendAsync(request, c); } }""",
        ["given to the last handler"] = $$"""sealed class Handler : HttpClientHandler { protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken c) { var message = request; message.RequestUri = new Uri({{Chat}}); return base.Send(message, c); } }""",
        ["made in a handler"] = $$"""sealed class Handler : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { var message = new HttpRequestMessage(); message.RequestUri = new Uri({{Chat}}); return base.SendAsync(message, c); } }""",
        ["made in place of what is given to a handler"] = $$"""sealed class Handler : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { if (c.CanBeCanceled) request = new(); request.RequestUri = new Uri({{Chat}}); return base.SendAsync(request, c); } }""",
        ["sent in a handler"] = $$"""sealed class Handler(HttpClient inner) : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken c) { await inner.PostAsync({{Chat}}, null, c); return await base.SendAsync(request, c); } }""",
        ["given to what is no handler"] = $$"""class Sender { protected virtual Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) { request.RequestUri = new Uri({{Chat}}); return new HttpClient().SendAsync(request); } }""",
        ["made by a factory"] = """interface IFactory { HttpClient CreateClient(); } Task Ask(IFactory factory) => factory.CreateClient().PostAsync("https://api.mistral.ai/v1/chat/completions", null);""",
        ["deployment"] = """Task Ask(string deployment) => http.PostAsJsonAsync($"https://acme.openai.azure.com/openai/deployments/{deployment}/chat/completions?api-version=1", new { });""",
        ["formatted"] = """Task Ask(string deployment) => http.PostAsync(string.Format("https://acme.openai.azure.com/openai/deployments/{0}/chat/completions", deployment), null);""",
        ["changed"] = """Task Ask(string id) => http.PostAsync("https://acme.openai.azure.com/openai/deployments/ID/chat/completions".Replace("ID", id), null);""",
        ["many parts"] = """Task Ask(string a, string b, string c) => http.PostAsync("https://" + a + "." + b + "/" + c + "/chat/completions", null);""",
        ["in an async method"] = $$"""async Task<string> Ask(string q) { var url = {{Chat}}; await Task.Yield(); var answer = await http.PostAsJsonAsync(url, new { model = "m", q }); return await answer.Content.ReadAsStringAsync(); }""",
        ["in a lambda"] = $"Func<Task> Ask() {{ var url = {Chat}; return () => http.PostAsync(url, null); }}",
        ["in a local function"] = $"Task Ask() {{ var url = {Chat}; return Local(); Task Local() => http.PostAsync(url, null); }}",
        ["evidence beside it"] = """Task Ask() => http.PostAsJsonAsync("https://gateway.example.com/v1/responses", new { model = "m" });""",
        ["evidence of another kind"] = """Task Ask() { http.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01"); return http.PostAsync("https://gateway.example.com/v1/messages", null); }""",
        ["governed"] = $"[AuditLog] public partial Task AskAsync(); Task AskCoreAsync() => http.PostAsync({Chat}, null);",
        ["handed on"] = $"[CallersGovern] Task Ask() => http.PostAsync({Chat}, null); Task Use() => Ask();",
        ["reading"] = """Task Ask() => http.GetAsync("https://api.openai.com/v1/models"); Task B() => http.GetStringAsync("https://api.openai.com/v1/chat/completions");""",
        ["another path"] = """Task Ask() => http.PostAsync("https://api.openai.com/v1/files", null);""",
        ["another service, responses"] = """Task Ask() => http.PostAsync("https://survey.example.com/v1/responses", null);""",
        ["another service, messages"] = """Task Ask() => http.PostAsync("https://sms.example.com/v1/messages", null);""",
        ["another service, chat"] = """Task Ask() => http.PostAsync("/api/chat", null);""",
        ["another kind"] = """Task Ask() => http.PostAsync("https://api.openai.com/v1/embeddings", null);""",
        ["only written"] = $"void Log() => Console.WriteLine({Chat});",
        ["only a part"] = """Task Ask(string id) => http.PostAsync("https://api.openai.com/v1/chat/completions/" + id + "/cancel", null);""",
    };

    /// <summary>Bodies of a class that has <c>chat</c>, an IChatClient.</summary>
    private static Dictionary<string, string> Unseen { get; } = new()
    {
        ["dynamic receiver"] = "object Ask(dynamic d) => d.CompleteChatAsync();",
        ["dynamic argument"] = "object Ask(dynamic prompt) => chat.GetResponseAsync(prompt);",
        ["dynamic argument of a static method"] = "object Ask(dynamic prompt) => ChatClientExtensions.GetResponseAsync(chat, prompt);",
        ["dynamic in a governed method"] = "[AuditLog] public partial object Ask(string q); object AskCore(string q) { dynamic d = chat; return d.GetResponseAsync(q); }",
        ["reflected"] = """object? Find() => typeof(IChatClient).GetMethod("GetResponseAsync");""",
        ["reflected at run time"] = """object? Find() => chat.GetType().GetMethod(nameof(IChatClient.GetResponseAsync));""",
        ["invoked by name"] = """object? Find(Type t, object o) => t.InvokeMember("CompleteChat", System.Reflection.BindingFlags.InvokeMethod, null, o, null);""",
        ["expression tree"] = """System.Linq.Expressions.Expression<Func<IChatClient, object>> Describe() => c => c.GetResponseAsync("?", null, default);""",
        ["another dynamic call"] = "object Ask(dynamic d) => d.Cancel();",
        ["dynamic argument of one's own"] = "object Ask(dynamic prompt) => Own(prompt); object Own(string s) => s;",
        ["dynamic argument of one's own, of a telling name"] = "object Ask(dynamic prompt) => RunAsync(prompt); object RunAsync(string s) => s;",
        ["one's own, reflected"] = """object? Find() => typeof(C).GetMethod("GetResponseAsync");""",
        ["a name of one word, reflected"] = """object? Find() => typeof(Anthropic.Services.IMessageService).GetMethod("Create");""",
        ["a name of too many, reflected"] = """object? Find(Type t) => t.GetMethod("Create");""",
        ["another method, reflected"] = """object? Find() => typeof(IChatClient).GetMethod("Dispose");""",
        ["delegate"] = "Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> Take() => chat.GetResponseAsync;",
        ["delegate of an extension"] = "Func<string, ChatOptions?, CancellationToken, Task<ChatResponse>> Take() => chat.GetResponseAsync;",
        ["delegate in a governed method"] = "[AuditLog] public partial Task<string> AskAsync(string q); async Task<string> AskCoreAsync(string q) { Func<string, ChatOptions?, CancellationToken, Task<ChatResponse>> ask = chat.GetResponseAsync; return (await ask(q, null, default)).Text; }",
        ["delegate of one that hands on"] = "[CallersGovern] Task<ChatResponse> Ask(string q) => chat.GetResponseAsync(q); Func<string, Task<ChatResponse>> Take() => Ask;",
        ["loop over a tool runner"] = "async Task Ask(Anthropic.Helpers.Beta.BetaToolRunner runner) { await foreach (var message in runner) { } }",
        ["declared"] = "object M() => System.Text.RegularExpressions.Regex.Unescape(\"?\"); object N() => new System.Text.RegularExpressions.Regex(\"a\"); string Own() => Mine(); string Mine() => System.Text.RegularExpressions.Regex.Unescape(\"?\");",
    };

    private static readonly string Declared = """
        [assembly: DeclaredModelCall("M:System.Text.RegularExpressions.Regex.Unescape")]
        [assembly: DeclaredModelCall("M:C.Mine")]
        """;

    private const string Functions = """
        namespace Microsoft.Azure.Functions.Worker.Extensions.OpenAI.TextCompletion { [AttributeUsage(AttributeTargets.Parameter)] public sealed class NotOneAttribute : Attribute; }
        """;

    private static IEnumerable<string> Bodies => ((IEnumerable<object[]>)RawRequests.Bodies).Select(row => ((string)row[0]).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));

    /// <summary>Most of them in one file: values go through methods, fields, closures and states, and each is a type of its own.</summary>
    public static string Together { get; } =
        "using System.Net.Http;\nusing System.Net.Http.Json;\n"
        + string.Concat(Requests.Values.Concat(Bodies).Concat(Unseen.Where(u => u.Key != "declared").Select(u => u.Value)).Select((members, n) =>
            $"namespace N{n} {{ partial class C(IChatClient chat) {{ protected readonly IChatClient field = chat; protected readonly HttpClient http = null!; {members} }} }}\n"));

    /// <summary>Everything as whole files, by name.</summary>
    public static IEnumerable<(string Name, string Code)> All =>
    [
        .. Requests.Select(r => ("request, " + r.Key, $"using System.Net.Http;\nusing System.Net.Http.Json;\npartial class C\n{{\n    protected readonly HttpClient http = null!;\n{r.Value}\n}}\n")),
        .. Unseen.Select(u => (u.Key, $"{(u.Key == "declared" ? Declared : "")}\npartial class C(IChatClient chat)\n{{\n    protected readonly IChatClient field = chat;\n{u.Value}\n}}\n")),
        ("a constant of another type", $"using System.Net.Http;\nclass C(HttpClient http) {{ Task Ask() => http.PostAsync(Endpoints.Chat, null); static class Endpoints {{ public const string Chat = {Chat}; }} }}"),
        ("an attribute of no binding", Functions),
    ];
}
