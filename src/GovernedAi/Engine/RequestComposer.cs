using System.Security.Cryptography;
using GovernedAi.Approvals;
using GovernedAi.Json;
using GovernedAi.Payloads;
using GovernedAi.Privacy;
using GovernedAi.Runtime;

namespace GovernedAi.Engine;

/// <summary>Puts together what a person is asked.</summary>
internal static class RequestComposer
{
    public static ApprovalRequest Compose(GovernanceEngine engine, GovernedCall call, TimeSpan stepTimeout, string? question, byte[]? proposal)
    {
        var key = engine.Approvals.BindingKey.Span;
        var method = call.Method;
        var policy = method.Escalation!;

        // Before the question is cleaned, because it shows what of the result is sensitive.
        var keptProposal = KeptProposal(call, proposal);
        return new ApprovalRequest
        {
            Id = ApprovalName.New(),
            Call = call.Id.ToString("N"),
            Method = method.Id,
            Name = method.Name,
            Assembly = method.Assembly,
            UseCase = method.UseCase,
            At = engine.Clock.GetUtcNow(),
            Ask = policy.Ask,
            Question = question is not null ? engine.Redaction.Clean(question, call.Private) : (policy.Ask == Ask.BeforeModel ? $"May {method.Name} ask the model?" : $"Release what {method.Name} proposes?"),
            Requester = engine.Requester?.Current,
            Chain = policy.Chain,
            StepTimeout = stepTimeout,
            Quorum = policy.Quorum,
            MinAssurance = policy.MinAssurance,
            IfNobodyAnswers = IfNobodyAnswers.Of(method),
            Binding = new ApprovalBinding(method.Id, call.DigestOfArguments(key), BindingDigest.OfResult(key, proposal)),
            Arguments = (call.Arguments ?? []).Where(argument => argument.Content is not null)
                .ToDictionary(argument => argument.Name, argument => new RawJson(argument.Shown is { } shown ? engine.Redaction.Clean(shown, call.Private) : Redaction.JsonMark)),
            Proposal = proposal is null ? null : new RawJson(proposal),
            ClosedProposal = keptProposal,
            Salt = Hex.Lower(RandomNumberGenerator.GetBytes(32)),
            Subjects = Pseudonym.Of(engine.Payloads, call.Private.Subjects),
        };
    }

    /// <summary>The proposal as it may be kept for good; <see langword="null"/> when it may be as it is.</summary>
    private static RawJson? KeptProposal(GovernedCall call, byte[]? proposal)
    {
        if (proposal is null)
            return null;
        var kept = call.MaskedProposal() ?? Redaction.JsonMark;
        return proposal.AsSpan().SequenceEqual(kept) ? null : new RawJson(kept);
    }
}
