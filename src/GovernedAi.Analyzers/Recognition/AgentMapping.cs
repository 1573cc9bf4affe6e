using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>A call that puts an agent behind an HTTP endpoint: each request will run the agent, when all that stands around the call has ended.</summary>
internal sealed class AgentMapping
{
    private readonly GovernedAgents _agents;
    private readonly List<IOperation> _mapped;

    private AgentMapping(IInvocationOperation call, GovernedAgents agents)
    {
        _agents = agents;
        _mapped = !CallForms.RunsWhatItIsGiven(call.TargetMethod.Name) ? [] : [.. call.Arguments.Where(IsAgent).Select(argument => argument.Value)];
    }

    /// <summary>The agent it is given; <see langword="null"/> where it takes one from services, by name or by builder.</summary>
    public IOperation? Agent => _mapped.Count == 1 ? _mapped[0] : null;

    public static bool Is(IMethodSymbol method)
        => CallForms.MayMapAgent(method.Name) && (method.ReducedFrom ?? method) is { IsExtensionMethod: true } mapping && CallForms.MapsAgent(mapping.Name, mapping.Parameters[0].Type.Name);

    public static AgentMapping? Of(IInvocationOperation call, KnownSymbols known) => Is(call.TargetMethod) ? new(call, known.GovernedAgents) : null;

    /// <summary>Whether every agent it is given shows itself to be one whose runs are governed.</summary>
    public bool IsGoverned(CancellationToken cancellation) => _mapped.Count > 0 && _mapped.All(agent => Shows(agent, cancellation));

    private bool IsAgent(IArgumentOperation argument) => _agents.IsAgent(Unconverted(argument.Value).Type) || _agents.IsAgent(argument.Parameter?.Type);

    private bool Shows(IOperation value, CancellationToken cancellation) => _agents.Are(value.Type) || value switch
    {
        IConversionOperation { OperatorMethod: null, Operand: var given } => Shows(given, cancellation),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Shows(choice.WhenTrue, cancellation) && Shows(otherwise, cancellation),
        ICoalesceOperation choice => Shows(choice.Value, cancellation) && Shows(choice.WhenNull, cancellation),
        ILocalReferenceOperation { Local: var local } => AllShow(WrittenTo(local, value), cancellation),
        IFieldReferenceOperation { Field: var field } when field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private => AllShow(WrittenTo(field, value, cancellation), cancellation),
        _ => false,
    };

    private bool AllShow(IEnumerable<IOperation?> written, CancellationToken cancellation)
    {
        // The null that a variable starts with maps nothing.
        var values = written.Where(value => value is not { ConstantValue: { HasValue: true, Value: null } }).ToList();
        return values.Count > 0 && values.All(value => value is not null && Shows(value, cancellation));
    }

    private static IEnumerable<IOperation?> WrittenTo(ILocalSymbol local, IOperation read)
    {
        var member = read;
        while (member.Parent is { } parent)
            member = parent;
        return member.Descendants().SelectMany(operation => Written(operation, local));
    }

    private static IEnumerable<IOperation?> WrittenTo(IFieldSymbol field, IOperation read, CancellationToken cancellation)
    {
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
#pragma warning disable RS1030 // The field may be written in another part of its type; seldom, and only for mappings.
            var model = read.SemanticModel!.Compilation.GetSemanticModel(part.SyntaxTree);
#pragma warning restore RS1030
            foreach (var node in part.GetSyntax(cancellation).DescendantNodes().Where(MayWrite(field.Name)))
            {
                if (model.GetOperation(node, cancellation) is { } operation)
                {
                    foreach (var written in Written(operation, field))
                        yield return written;
                }
            }
        }
    }

    private static Func<SyntaxNode, bool> MayWrite(string field) => node => node switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => declared.Identifier.ValueText == field,
        AssignmentExpressionSyntax => true,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        _ => false,
    };

    // What an operation stores in a variable; null for what cannot be followed.
    private static IEnumerable<IOperation?> Written(IOperation operation, ISymbol variable)
    {
        return operation switch
        {
            IVariableDeclaratorOperation declared when Same(declared.Symbol, variable) => declared.GetVariableInitializer() is { } initial ? [initial.Value] : [],
            IFieldInitializerOperation initial when initial.InitializedFields.Any(field => Same(field, variable)) => [initial.Value],
            IDeconstructionAssignmentOperation parts when parts.Target.DescendantsAndSelf().Any(Names) => [null],
            IAssignmentOperation { Target: var target } assigned and not IDeconstructionAssignmentOperation when Names(target) => [assigned is ICompoundAssignmentOperation ? null : assigned.Value],
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var passed } when Names(passed) => [null],
            _ => [],
        };

        bool Names(IOperation at) => at switch
        {
            ILocalReferenceOperation { Local: var local } => Same(local, variable),
            IFieldReferenceOperation { Field: var field } => Same(field, variable),
            _ => false,
        };
    }

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, Operand: var operand })
            value = operand;
        return value;
    }
}
