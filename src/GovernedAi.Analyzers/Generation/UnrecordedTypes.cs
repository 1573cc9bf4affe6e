using GovernedAi.Analyzers.Recognition;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>The parameters and results that are not written to the ledger, and why. The page beside this file says the same.</summary>
internal static class UnrecordedTypes
{
    /// <summary>A type by metadata name, and the reason; what derives from it or implements it counts as well. Any other type that declares model calls is a client.</summary>
    public static IReadOnlyList<(string Type, string Reason)> Table { get; } =
    [
        ("System.Threading.CancellationToken", "token"),
        ("System.Threading.CancellationTokenSource", "token"),
        ("System.IServiceProvider", "service"),
        ("System.Net.Http.HttpClient", "client"),
        ("System.Net.Http.IHttpClientFactory", "client"),
        ("System.Net.Http.HttpRequestMessage", "request"),
        ("System.Net.Http.HttpContent", "request"),
        ("System.Net.Http.HttpResponseMessage", "response"),
        ("System.Net.WebSockets.WebSocket", "client"),
        ("System.ClientModel.BinaryContent", "request"),
        ("System.TimeProvider", "service"),
        ("System.IFormatProvider", "service"),
        ("System.Random", "service"),
        ("System.IO.Stream", "stream"),
        ("System.IO.TextReader", "stream"),
        ("System.IO.TextWriter", "stream"),
        ("System.IO.Pipelines.PipeReader", "stream"),
        ("System.IO.Pipelines.PipeWriter", "stream"),
        ("System.Threading.Channels.ChannelReader`1", "stream"),
        ("System.Threading.Channels.ChannelWriter`1", "stream"),
        ("System.Collections.Generic.IAsyncEnumerable`1", "stream"),
        ("System.IProgress`1", "progress"),
        ("System.Delegate", "callback"),
        ("System.Linq.Expressions.Expression", "code"),
        ("System.Threading.Tasks.Task", "task"),
        ("System.Threading.Tasks.ValueTask", "task"),
        ("System.Threading.Tasks.ValueTask`1", "task"),
        ("System.Type", "reflection"),
        ("System.Reflection.MemberInfo", "reflection"),
        ("System.Reflection.Assembly", "reflection"),
        ("System.Security.Claims.ClaimsPrincipal", "identity"),
        ("System.Security.Principal.IPrincipal", "identity"),
        ("Microsoft.AspNetCore.Http.HttpContext", "request"),
        ("Microsoft.AspNetCore.Http.HttpRequest", "request"),
        ("Microsoft.AspNetCore.Http.HttpResponse", "response"),
        ("Microsoft.AspNetCore.Http.IFormFile", "stream"),
        ("Microsoft.EntityFrameworkCore.DbContext", "service"),
        ("System.Data.IDbConnection", "client"),
        ("Microsoft.Extensions.Logging.ILogger", "service"),
        ("Microsoft.Extensions.Logging.ILoggerFactory", "service"),
        ("Microsoft.Extensions.Configuration.IConfiguration", "service"),
        ("Microsoft.Extensions.Options.IOptions`1", "service"),
        ("GovernedAi.IGovernance", "service"),
        ("Microsoft.Extensions.AI.IChatClient", "client"),
        ("Microsoft.Extensions.AI.IEmbeddingGenerator", "client"),
        ("Microsoft.Extensions.AI.AITool", "tool"),
        ("OpenAI.OpenAIClient", "client"),
        ("OpenAI.Chat.ChatClient", "client"),
        ("Anthropic.IAnthropicClient", "client"),
        ("Microsoft.SemanticKernel.Agents.AgentChat", "conversation"),
        ("Microsoft.Agents.AI.Workflows.Run", "conversation"),
        ("Microsoft.Agents.AI.Workflows.StreamingRun", "conversation"),
        ("Microsoft.Extensions.AI.IRealtimeClientSession", "conversation"),
        ("OpenAI.Realtime.RealtimeSessionClient", "conversation"),
        ("OpenAI.Realtime.RealtimeSession", "conversation"),
        ("OpenAI_API.Chat.Conversation", "conversation"),
        ("OllamaSharp.Chat", "conversation"),
        ("LlmTornado.Chat.Conversation", "conversation"),
        ("LLama.ChatSession", "conversation"),
        ("LLama.Batched.Conversation", "conversation"),
        ("Mscc.GenerativeAI.Types.ChatSession", "conversation"),
        ("GenerativeAI.ChatSession", "conversation"),
        ("Google.GenAI.AsyncSession", "conversation"),
        ("GitHub.Copilot.CopilotSession", "conversation"),
        ("Anthropic.Helpers.Beta.BetaMessageThread", "conversation"),
        ("Anthropic.Helpers.Beta.BetaMessageThread`1", "conversation"),
        ("Microsoft.ML.OnnxRuntimeGenAI.Generator", "conversation"),
    ];

    /// <summary>Whether what is not recorded for that reason is a means of the call: any other may be what the call is about, and two calls may differ in nothing else.</summary>
    public static bool IsMeans(string reason) => reason is "token" or "service" or "client" or "progress" or "tool";

    /// <returns>Why a parameter is not recorded; spans of characters are, as text.</returns>
    public static string? ReasonOf(IParameterSymbol parameter) => IsCharacters(parameter.Type) ? null : Reason(parameter.Type);

    /// <summary>Whether a value is recorded as the text it spells.</summary>
    public static bool IsCharacters(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1 } span && span.TypeArguments[0].SpecialType == SpecialType.System_Char && (type.IsNamed("System.ReadOnlySpan`1") || type.IsNamed("System.Span`1"));

    /// <returns>Why a parameter or a result of this type is not recorded, or <see langword="null"/> when it is.</returns>
    public static string? Reason(ITypeSymbol type)
    {
        if (type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            return "pointer";
        if (type.IsRefLikeType || type is ITypeParameterSymbol { AllowsRefLikeType: true })
            return "ref struct";
        if (type.TypeKind == TypeKind.Delegate)
            return "callback";
        foreach (var (name, reason) in Table)
        {
            if (type.IsOrInherits(name))
                return reason;
        }

        return CallsAModel(type) ? "client" : null;
    }

    private static bool CallsAModel(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => named.Lineage().Any(t => t.OriginalDefinition.GetDocumentationCommentId() is { Length: > 2 } id && ModelCallTable.Default.HasType(id.Substring(2))),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(CallsAModel),
        _ => false,
    };
}
