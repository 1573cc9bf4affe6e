namespace GovernedAi.Approvals;

/// <summary>Keeps requests and decisions, so that they outlive the process that asks and can be reached from others.</summary>
public interface IApprovalStore
{
    /// <summary>The secret under which bindings are digested, so that a digest left behind gives nothing to guess from.</summary>
    ReadOnlyMemory<byte> BindingKey { get; }

    /// <summary>Stores a new request.</summary>
    /// <returns>The request that is open: this one, or a deferred one about the same that was opened meanwhile.</returns>
    ValueTask<ApprovalRequest> OpenAsync(ApprovalRequest request, CancellationToken cancellation = default);

    /// <summary>Finds an open request about the same method and arguments that is deferred, or takes one over whose process is gone.</summary>
    /// <param name="method">The id of the governed method.</param>
    /// <param name="arguments">The digest of the arguments.</param>
    /// <param name="call">The id of the call that takes it over.</param>
    /// <param name="cancellation">Cancels the search.</param>
    /// <returns>The request as its former call left it; <see langword="null"/> when there is none. One that is not deferred goes to one call only.</returns>
    ValueTask<ApprovalRequest?> TryAdoptAsync(string method, string arguments, string call, CancellationToken cancellation = default);

    /// <summary>Notes that one more group is asked, if the request is open, not settled, and nobody else moved it on.</summary>
    /// <param name="request">The id of the request.</param>
    /// <param name="step">The group.</param>
    /// <param name="asked">How many groups had been asked when it was looked at.</param>
    /// <param name="cancellation">Cancels the storing.</param>
    /// <returns>Whether it was noted: of several that want to ask the next group, one does.</returns>
    ValueTask<bool> TryAskAsync(string request, ApprovalStep step, int asked, CancellationToken cancellation = default);

    /// <summary>
    /// Notes that nobody answered in time and nobody waits, on the same conditions: no decision is taken any more, and the request stays open for
    /// the call that comes for it, with <see cref="ApprovalRequest.TimedOutAt"/>.
    /// </summary>
    /// <returns>Whether it was this call that noted it.</returns>
    ValueTask<bool> TryTimeOutAsync(string request, int asked, CancellationToken cancellation = default);

    /// <summary>Reads a request; <see langword="null"/> when there is none.</summary>
    ValueTask<ApprovalRequest?> FindAsync(string request, CancellationToken cancellation = default);

    /// <summary>Reads the decisions that were taken on a request, in order.</summary>
    ValueTask<IReadOnlyList<ApprovalDecision>> ListDecisionsAsync(string request, CancellationToken cancellation = default);

    /// <summary>Lists the requests that are open, not settled, and whose time is not up, oldest first.</summary>
    IAsyncEnumerable<ApprovalRequest> ListWaitingAsync(CancellationToken cancellation = default);

    /// <summary>Stores a decision if the request is open and was not settled before, as <see cref="ApprovalTally"/> says.</summary>
    /// <returns>
    /// This very object when it was taken, although the quorum may want others; else the one that settled the request;
    /// <see langword="null"/> when the request is closed, or its time was up.
    /// </returns>
    ValueTask<ApprovalDecision?> TryDecideAsync(ApprovalDecision decision, CancellationToken cancellation = default);

    /// <summary>Waits for the decision that settles a request, without a thread.</summary>
    /// <returns>The decision; <see langword="null"/> when there was none until <paramref name="until"/>.</returns>
    ValueTask<ApprovalDecision?> WaitAsync(string request, DateTimeOffset until, CancellationToken cancellation = default);

    /// <summary>
    /// Notes that the decision is about to be recorded and used: who takes the request over after a crash then looks whether it has been
    /// recorded before recording it again.
    /// </summary>
    ValueTask BeginUseAsync(string request, CancellationToken cancellation = default);

    /// <summary>Closes a request for good.</summary>
    /// <returns>
    /// Whether it was this call that closed it. Closing as <see cref="ApprovalClosure.TimedOut"/> or
    /// <see cref="ApprovalClosure.Withdrawn"/> does nothing to a request that is settled, and as <see cref="ApprovalClosure.Used"/>
    /// nothing to one that is not.
    /// </returns>
    /// <remarks>
    /// Of a proposal that may not be kept in full, <see cref="ApprovalRequest.ClosedProposal"/> stays, and then no answer of a person
    /// does: it is of the same shape.
    /// </remarks>
    ValueTask<bool> TryCloseAsync(string request, ApprovalClosure closure, CancellationToken cancellation = default);

    /// <summary>Finds the requests about a data subject, by <see cref="ApprovalRequest.Subjects"/>.</summary>
    /// <returns>Ids of requests, open or closed, each once.</returns>
    IAsyncEnumerable<string> FindBySubjectAsync(string pseudonym, CancellationToken cancellation = default);

    /// <summary>Erases what a closed request was about: arguments, proposal, question and answer. Who decided, and why, stays.</summary>
    /// <returns>Whether there was something to erase; an open request is left alone.</returns>
    ValueTask<bool> EraseAsync(string request, CancellationToken cancellation = default);
}
