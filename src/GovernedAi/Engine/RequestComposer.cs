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
            Drill = call.Drill?.Name,
            Deferred = policy.Mode == ApprovalMode.Defer,
            IfNobodyAnswers = IfNobodyAnswers.Of(method),
            Binding = new ApprovalBinding(method.Id, call.DigestOfArguments(key), BindingDigest.OfResult(key, proposal), RuleSetsOf(method)),
            Arguments = RecordedArgument.AllFrom(call.Arguments).Where(argument => argument.Content is not null)
                .ToDictionary(argument => argument.Name, argument => new RawJson(argument.Shown is { } shown ? engine.Redaction.Clean(shown, call.Private) : Redaction.JsonMark)),
            Proposal = proposal is null ? null : new RawJson(proposal),
            ClosedProposal = keptProposal,
            Previews = [.. call.Previews.Select(preview => Shown(engine, call, preview))],
            Salt = Hex.Lower(RandomNumberGenerator.GetBytes(32)),
            Subjects = Pseudonym.Of(engine.Payloads, call.Private?.Subjects ?? []),
        };
    }

    /// <summary>Whether a request that was found again, in a file that others can write, asks what the method's attributes and rule sets say now.</summary>
    public static bool IsAsStated(GovernedMethod method, ApprovalRequest request)
    {
        var policy = method.Escalation!;
        return request.Binding.RuleSets == RuleSetsOf(method)
            && request.Quorum == policy.Quorum
            && request.MinAssurance == policy.MinAssurance
            && request.Ask == policy.Ask
            && request.Chain.SequenceEqual(policy.Chain);
    }

    /// <summary>The same question about the same proposal, as attributes and rule sets say now, to nobody yet.</summary>
    public static ApprovalRequest Again(GovernanceEngine engine, GovernedCall call, ApprovalRequest former) => former with
    {
        Id = ApprovalName.New(),
        Call = call.Id.ToString("N"),
        At = engine.Clock.GetUtcNow(),
        Ask = call.Method.Escalation!.Ask,
        Chain = call.Method.Escalation.Chain,
        Quorum = call.Method.Escalation.Quorum,
        MinAssurance = call.Method.Escalation.MinAssurance,
        Binding = former.Binding with { RuleSets = RuleSetsOf(call.Method) },
        Salt = Hex.Lower(RandomNumberGenerator.GetBytes(32)),
        Owner = null,
        InUse = false,
        Asked = [],
    };

    private static FallbackPreview Shown(GovernanceEngine engine, GovernedCall call, PreviewedFallback preview) => preview.Failure is { } failure
        ? new FallbackPreview(preview.Name, null, engine.Redaction.Clean($"{failure.GetType().Name}: {failure.Message}", call.Private))
        : new FallbackPreview(preview.Name, new RawJson(preview.Answer is { } answer ? engine.Redaction.Clean(answer, call.Private) : Redaction.JsonMark), null);

    /// <summary>The proposal as it may be kept for good; <see langword="null"/> when it may be as it is.</summary>
    private static RawJson? KeptProposal(GovernedCall call, byte[]? proposal)
    {
        if (proposal is null)
            return null;
        var kept = call.MaskedProposal() ?? Redaction.JsonMark;
        return proposal.AsSpan().SequenceEqual(kept) ? null : new RawJson(kept);
    }

    /// <summary>What the method's build was held to; <see langword="null"/> when there were no rule sets.</summary>
    public static string? RuleSetsOf(GovernedMethod method)
    {
        var sets = RuleSetRegistry.Of(method.Assembly);
        return sets.Count == 0 ? null : string.Join(", ", sets.Select(set => $"{set.Name} {set.Version} {set.Hash}"));
    }
}
