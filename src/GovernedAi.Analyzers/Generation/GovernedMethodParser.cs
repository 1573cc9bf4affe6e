using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Decides everything about one annotated method: how its wrapper reads, or why it cannot have one.</summary>
internal static class GovernedMethodParser
{
    /// <returns><see langword="null"/> when nothing governs the method, or when it is an abstract member that only demands governance.</returns>
    public static GovernedMethodParse? Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        method = method.PartialDefinitionPart ?? method;
        if (GoverningAttributes.Of(method) is not { } attributes)
            return null;
        if (DeclarationKind.Fault(method, attributes, cancellation) is { } misplaced)
            return new GovernedMethodParse(null, [misplaced], null);
        return method.IsPartialDefinition && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is MethodDeclarationSyntax syntax
            ? new Parsing(method, syntax, attributes, compilation, cancellation).Run()
            : null;
    }

    /// <summary>What a governed method is known by: the id it states, or that of its documentation.</summary>
    public static string IdOf(IMethodSymbol governed) =>
        GoverningAttributes.Of(governed)?.Id ?? governed.GetDocumentationCommentId() ?? governed.ToDisplayString();

    private sealed class Parsing(
        IMethodSymbol method, MethodDeclarationSyntax syntax, GoverningAttributes attributes, Compilation compilation, CancellationToken cancellation)
    {
        private readonly List<Fault> _faults = [];
        private readonly MethodResult _result = MethodResult.Of(method);

        private bool IsAsync => _result.IsAsync || _result.Kind == ResultKind.AsyncStream;

        public GovernedMethodParse Run()
        {
            if (GovernedTypeParser.NotPartial(method.ContainingType, cancellation) is { } type)
                Add(TypeNotPartial.Rule, method.Name, type.Name);
            if (attributes.Contradiction() is { } contradiction)
                Add(UnwrappableShape.Rule, method.Name, contradiction);
            if (MethodShape.Obstacle(method, syntax, _result) is { } obstacle)
                Add(UnwrappableShape.Rule, method.Name, obstacle);

            var (governance, unreachable) = GovernanceSource.Of(method, compilation, cancellation);
            if (unreachable is not null)
                Add(UnwrappableShape.Rule, method.Name, unreachable);

            var coreName = attributes.Core ?? CoreMethod.NameFor(method.Name);
            var (core, mismatch) = CoreMethod.Find(method, coreName);
            if (mismatch is not null)
                Add(InvalidCore.Rule, method.Name, coreName, mismatch);
            else if (CoreMethod.SharedWith(method, core!, coreName) is { } other)
                Add(InvalidCore.Rule, method.Name, coreName, $"is the body of `{other.Name}` as well, and answers to one wrapper only: write one for each, and name it with Core = nameof(…)");

            var call = Free("call");
            var escalation = new EscalationParser(method, _result, compilation, _faults, cancellation).Parse(attributes.Escalation, call);
            var fallbacks = new FallbackParser(method, _result, compilation, _faults, cancellation).Parse(attributes, call);
            var keys = attributes.Escalation is null ? default : RequestKeys.Of(method, compilation, _faults, cancellation);
            if (attributes.IsAudited && ReleaseBinding.Unrecordable(method, _result, escalation?.Ask) is { } unrecordable)
                Add(UnwrappableShape.Rule, method.Name, unrecordable);
            if (attributes.Escalation is not null)
                _faults.AddRange(ReleaseBinding.Faults(method, _result, escalation!.Ask, keys.Count > 0));
            if (escalation is { Terms.Mode: "Defer" } && keys.Count == 0)
                Add(InvalidTerms.Rule, method.Name, "is deferred, and nothing says which later call is the same one: mark a parameter, or a member of one, [RequestKey]");
            return _faults.Count > 0
                ? new GovernedMethodParse(null, [.. _faults], core)
                : new GovernedMethodParse(Model(core!, governance!, call, CallerToken.Of(method, Free), escalation, fallbacks, keys), [], core);
        }

        private GovernedMethodModel Model(
            IMethodSymbol core, string governance, string call, CallerToken token, EscalationModel? escalation, EquatableArray<FallbackModel> fallbacks,
            EquatableArray<RequestKeyModel> keys) => new()
        {
            Type = GovernedTypeParser.Parse(method.ContainingType, MethodShape.HasPointers(method), cancellation),
            Id = IdOf(method),
            Assembly = method.ContainingAssembly.Identity.Name,
            Name = method.Name,
            SpokenName = method.SpokenName(),
            Signature = MethodSignature.Of(method, syntax, IsAsync && token.Iterator is null, token.Marked),
            Constraints = MethodSignature.Constraints(method, syntax).ToEquatable(),
            IsAsync = IsAsync,
            ReturnsResult = _result.HasValue || _result.IsStream,
            IsStream = _result.IsStream,
            Reference = ReferenceResult.Of(method, Free),
            LocalIterator = token.Iterator,
            ResultType = _result.Type is { } type ? type.StaticCode() : "global::GovernedAi.Runtime.NoResult",
            Governance = governance,
            Cancellation = token.Name,
            CallLocal = call,
            ExceptionLocal = Free("exception"),
            Discard = IsTaken("_") ? "var " + Free("nothing") : "_",
            Outs = method.Parameters.Where(p => p.RefKind == RefKind.Out).Select(p => CodeText.Identifier(p.Name)).ToEquatable(),
            Arguments = attributes.IsAudited || attributes.Escalation is not null ? method.Parameters.Select(p => Argument(p, attributes.Escalation is not null, new StatedPrivacy(method, core))).OfType<ArgumentModel>().ToEquatable() : default,
            Content = attributes.IsAudited || attributes.Escalation is not null ? KeptContent.Of(method, _result, attributes.Escalation is not null, compilation) : default,
            Keys = keys,
            CoreCall = CoreCall(core),
            Audited = attributes.IsAudited,
            UseCase = attributes.UseCase,
            Owner = UseCase?.Owner,
            IncidentChain = UseCase is { } told ? told.Incident.ToEquatable() : default,
            IncidentStepTicks = UseCase?.IncidentStepTimeout.Ticks ?? 0,
            RetentionDays = UseCase?.RetentionDays ?? 0,
            SensitiveResult = new StatedPrivacy(method, core).IsResultSensitive,
            UnwritableResult = LeftOut.Of(_result),
            OnAuditFailure = attributes.OnAuditFailure,
            Escalation = escalation,
            Fallbacks = fallbacks,
            Confidence = escalation is { Terms.MinReportedConfidence: > 0 } || fallbacks.Any(f => f.MinReportedConfidence > 0)
                ? ReportedConfidence.Read(_result, call + ".Proposal")
                : null,
        };

        private UseCase? UseCase => attributes.UseCase is { } name ? RuleBook.Of(compilation).UseCases.Find(name) : null;

        /// <summary>A token needs no mention; an <c>out</c> parameter has no value to record.</summary>
        private static ArgumentModel? Argument(IParameterSymbol parameter, bool isShown, StatedPrivacy privacy)
        {
            if (parameter.RefKind == RefKind.Out || parameter.Type.IsNamed("System.Threading.CancellationToken"))
                return null;
            var name = CodeText.Identifier(parameter.Name);
            if (UnrecordedTypes.IsCharacters(parameter.Type))
                return new ArgumentModel(parameter.Name, name + ".ToString()", null, privacy.Of(parameter));
            return LeftOut.Of(parameter, isShown) is { } reason
                ? new ArgumentModel(parameter.Name, null, reason)
                : new ArgumentModel(parameter.Name, CodeText.StaticCast(parameter.Type) + name, null, privacy.Of(parameter));
        }

        private string CoreCall(IMethodSymbol core)
        {
            var arguments = method.Parameters.Select(p => p.RefKind switch
            {
                RefKind.Ref => "ref ",
                RefKind.Out => "out ",
                RefKind.In or RefKind.RefReadOnlyParameter => "in ",
                _ => CodeText.StaticCast(p.Type),
            } + CodeText.Identifier(p.Name));
            return $"{new NamedCall(method, compilation).Callee(core)}{MethodSignature.TypeArguments(method)}({string.Join(", ", arguments)})";
        }

        /// <summary>A name for a local that hides nothing the wrapper may speak of.</summary>
        private string Free(string name)
        {
            var free = name;
            for (var number = 2; IsTaken(free); number++)
                free = name + number;
            return free;
        }

        private bool IsTaken(string name)
        {
            if (method.Parameters.Any(p => p.Name == name) || method.TypeParameters.Any(t => t.Name == name)
                || method.ContainingType.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Name == name)))
            {
                return true;
            }

            for (var type = method.ContainingType; type is not null; type = type.BaseType)
            {
                if (!type.GetMembers(name).IsEmpty)
                    return true;
            }

            return false;
        }

        private void Add(DiagnosticDescriptor rule, params string[] words) => _faults.Add(new Fault(rule, method.Locations[0], [.. words]));
    }
}
