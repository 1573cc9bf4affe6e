namespace GovernedAi.Telemetry;

/// <summary>
/// Every name this library puts into traces and metrics. Names that begin with <c>gen_ai.</c> and <c>error.</c> are
/// OpenTelemetry's (generative-AI conventions, status Development, 2026); there is none for approvals, so those are ours.
/// </summary>
internal static class Names
{
    public const string Source = "GovernedAi";

    public const string OperationName = "gen_ai.operation.name";
    public const string ProviderName = "gen_ai.provider.name";
    public const string ResponseModel = "gen_ai.response.model";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string ErrorType = "error.type";

    public const string Method = "governedai.method";
    public const string UseCase = "governedai.use_case";
    public const string CallId = "governedai.call.id";
    public const string Outcome = "governedai.outcome";
    public const string Site = "governedai.site";
    public const string Verdict = "governedai.approval.verdict";
    public const string Group = "governedai.approval.group";

    public const string CallDuration = "governedai.call.duration";
    public const string ModelCallDuration = "governedai.model_call.duration";
    public const string ApprovalWait = "governedai.approval.wait";
    public const string Unrecorded = "governedai.unrecorded";
    public const string Refused = "governedai.refused";

    /// <summary>The operation name OpenTelemetry gives a kind of model call.</summary>
    public static string Operation(string kind) => kind switch
    {
        "chat" => "chat",
        "completion" => "text_completion",
        "embedding" or "embeddings" => "embeddings",
        "agent" => "invoke_agent",
        _ => "generate_content",
    };
}
