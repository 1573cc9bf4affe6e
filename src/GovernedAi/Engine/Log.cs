using Microsoft.Extensions.Logging;

namespace GovernedAi.Engine;

/// <summary>What this library writes to the host's log. No content of calls: that belongs in the ledger.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method}: the ledger cannot be written ({OnAuditFailure})")]
    public static partial void LedgerUnavailable(ILogger logger, string method, OnAuditFailure onAuditFailure, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Method}: a record could not be written and the call went on: there is a gap in the ledger")]
    public static partial void Gap(ILogger logger, string? method, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "{Method}: the escalation condition failed, so a person is asked")]
    public static partial void ConditionFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "{Method}: what the model reports of its confidence cannot be read, so it counts as low")]
    public static partial void ConfidenceUnread(ILogger logger, string method, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "{Method} has been suspended: {Why}")]
    public static partial void Tripped(ILogger logger, string method, string why);

    [LoggerMessage(12, LogLevel.Error, "{Method} is to be suspended, and could not be: {Why}")]
    public static partial void TripFailed(ILogger logger, string method, string why, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "{Method}: {Attempt} did not answer")]
    public static partial void AttemptFailed(ILogger logger, string method, string attempt, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "{Method}: asked {Group} in request {Request}, until {Until}")]
    public static partial void Asked(ILogger logger, string method, string group, string request, DateTimeOffset until);

    [LoggerMessage(6, LogLevel.Warning, "{Method}: nobody of {Group} can answer request {Request}: {Reason}")]
    public static partial void GroupSkipped(ILogger logger, string method, string group, string request, string reason);

    [LoggerMessage(7, LogLevel.Information, "{Method}: request {Request} ended: {Verdict}")]
    public static partial void Decided(ILogger logger, string method, string request, string verdict);

    [LoggerMessage(8, LogLevel.Error, "{Approver} could not reach anybody for request {Request}")]
    public static partial void ApproverFailed(ILogger logger, string approver, string request, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "{Call} was reached outside the governed method that answers for it ({Site}), and allowed")]
    public static partial void OutsideScope(ILogger logger, string call, string site);

    [LoggerMessage(13, LogLevel.Warning, "{Method}: incident {Incident} on record {Record}: {Group} ({People}) has until {Until} to acknowledge it: {Reason}")]
    public static partial void Incident(ILogger logger, string method, string incident, string record, string group, string people, DateTimeOffset until, string reason);

    [LoggerMessage(14, LogLevel.Error, "{Notifier} could not tell {Group} of incident {Incident}")]
    public static partial void NotifierFailed(ILogger logger, string notifier, string group, string incident, Exception exception);

    [LoggerMessage(15, LogLevel.Error, "Incidents could not be looked after")]
    public static partial void IncidentsFailed(ILogger logger, Exception exception);

    [LoggerMessage(16, LogLevel.Error, "{Method}: the deferred request {Request} could not be moved on")]
    public static partial void NotWalked(ILogger logger, string method, string request, Exception exception);

    [LoggerMessage(17, LogLevel.Error, "Deferred requests could not be looked after")]
    public static partial void DeferredFailed(ILogger logger, Exception exception);
}
