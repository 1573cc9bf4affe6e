using Microsoft.Extensions.Logging;

namespace GovernedAi.Approvals;

/// <summary>What the approval store says to the host's log.</summary>
internal static partial class ApprovalLog
{
    [LoggerMessage(20, LogLevel.Error, "A file of request {Request} cannot be read and is not heeded")]
    public static partial void Unreadable(ILogger logger, string request, Exception exception);

    [LoggerMessage(21, LogLevel.Warning, "{Folder} cannot be watched, so decisions are noticed with a delay of up to {Delay}")]
    public static partial void NotWatched(ILogger logger, string folder, TimeSpan delay, Exception exception);
}
