using System.Diagnostics;
using System.Diagnostics.Metrics;
using GovernedAi.Runtime;

namespace GovernedAi.Telemetry;

/// <summary>Traces and metrics of governed calls. Nothing of a call's content is ever in them.</summary>
/// <remarks>Tokens are put on spans but not counted: an SDK's own instrumentation counts them, and twice is wrong.</remarks>
internal static class GovernedAiTelemetry
{
    private static readonly string Version = typeof(GovernedAiTelemetry).Assembly.GetName().Version!.ToString(3);
    private static readonly ActivitySource Source = new(Names.Source, Version);
    private static readonly Meter Meter = new(Names.Source, Version);

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>(Names.CallDuration, "s", "Governed calls, from begin to outcome.");
    private static readonly Histogram<double> ModelCalls = Meter.CreateHistogram<double>(Names.ModelCallDuration, "s", "Captured model calls.");
    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>(Names.ApprovalWait, "s", "From question to decision or time-out.");
    private static readonly Counter<long> Gaps = Meter.CreateCounter<long>(Names.Unrecorded, "{record}", "Records that could not be written.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(Names.Refused, "{call}", "Model calls refused outside their scope.");

    public static Activity? StartCall(GovernedMethod method)
    {
        if (!Source.HasListeners())
            return null;
        var activity = Source.StartActivity("governed " + method.Name);
        activity?.SetTag(Names.Method, method.Id);
        activity?.SetTag(Names.UseCase, method.UseCase);
        return activity;
    }

    public static void EndCall(GovernedCall call, string outcome, Exception? error)
    {
        if (Calls.Enabled)
        {
            Calls.Record(
                call.Engine.Clock.GetElapsedTime(call.Started).TotalSeconds,
                new(Names.Method, call.Method.Name),
                new(Names.Outcome, outcome));
        }

        if (call.Activity is not { } activity)
            return;
        activity.SetTag(Names.CallId, call.Id.ToString("N"));
        activity.SetTag(Names.Outcome, outcome);
        Mark(activity, error);
    }

    public static Activity? StartModelCall(ModelCallSite site)
    {
        if (!Source.HasListeners())
            return null;
        var activity = Source.StartActivity(Names.Operation(site.Kind), ActivityKind.Client);
        activity?.SetTag(Names.OperationName, Names.Operation(site.Kind));
        activity?.SetTag(Names.ProviderName, site.Provider);
        activity?.SetTag(Names.Site, site.Id);
        return activity;
    }

    public static void EndModelCall(Activity? activity, ModelCallSite site, ModelAnswer? answer, TimeSpan duration, Exception? error)
    {
        if (ModelCalls.Enabled)
            ModelCalls.Record(duration.TotalSeconds, new(Names.ProviderName, site.Provider), new(Names.ErrorType, error?.GetType().FullName));
        if (activity is null)
            return;
        if (answer is not null)
        {
            activity.DisplayName = $"{Names.Operation(site.Kind)} {answer.Model}".TrimEnd();
            activity.SetTag(Names.ResponseModel, answer.Model);
            activity.SetTag(Names.InputTokens, answer.InputTokens);
            activity.SetTag(Names.OutputTokens, answer.OutputTokens);
            if (answer.FinishReason is not null)
                activity.SetTag(Names.FinishReasons, new[] { answer.FinishReason });
        }

        Mark(activity, error);
        activity.Dispose();
    }

    public static void EndWait(GovernedMethod method, string verdict, TimeSpan waited) =>
        Waits.Record(waited.TotalSeconds, new(Names.Method, method.Name), new(Names.Verdict, verdict));

    public static void CountGap(GovernedMethod? method) => Gaps.Add(1, new KeyValuePair<string, object?>(Names.Method, method?.Name));

    public static void CountRefusal(ModelCallSite site) => Refusals.Add(1, new KeyValuePair<string, object?>(Names.Site, site.Id));

    private static void Mark(Activity activity, Exception? error)
    {
        if (error is null)
            return;
        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag(Names.ErrorType, error.GetType().FullName);
    }
}
