using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells requests that only fetch or remove by the verbs they are given: models answer to what they are sent.</summary>
internal static class RequestVerbs
{
    /// <summary>Whether a message that is made, or whose address is set, has a verb and none but such: one that is another, or not known, and it may send.</summary>
    public static bool OnlyRead(IOperation request) => request switch
    {
        IObjectCreationOperation made => OnlyRead(made, new(made)),
        // A message of somebody else's has verbs that nobody sees here.
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var local } } } when new BodyValues(request) is var values
            => values.Holding(local).ToList() is var holding && holding.TrueForAll(one => one is ILocalSymbol && values.Of(one).All(value => value is IObjectCreationOperation || BodyValues.Variable(value) is ILocalSymbol))
                && holding.SelectMany(values.Of).OfType<IObjectCreationOperation>().ToList() is { Count: > 0 } all && all.TrueForAll(made => OnlyRead(made, values)),
        _ => false,
    };

    private static bool OnlyRead(IObjectCreationOperation made, BodyValues values)
    {
        var verbs = made.Arguments.Select(argument => argument.Value)
            .Concat((made.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>().Select(set => set.Value))
            .Concat(Held(made) is ILocalSymbol local ? SetOn(values.Holding(local), values.Body) : [])
            .Where(value => value.Type is { } type && RequestMembers.IsVerb(type.Name)).ToList();
        return verbs.Count > 0 && verbs.TrueForAll(verb => Reads(verb, values, new(SymbolEqualityComparer.Default)));
    }

    // What holds what is made.
    private static ISymbol? Held(IOperation made) => made.Parent switch
    {
        IConversionOperation conversion => Held(conversion),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } => declared,
        ISimpleAssignmentOperation assignment when assignment.Value == made => BodyValues.Variable(assignment.Target),
        _ => null,
    };

    // What `message.Method = …` sets.
    private static IEnumerable<IOperation> SetOn(HashSet<ISymbol> messages, IOperation body) => body.Descendants().OfType<ISimpleAssignmentOperation>()
        .Where(set => set.Target is IPropertyReferenceOperation { Instance: var message } && BodyValues.Variable(message) is { } variable && messages.Contains(variable)).Select(set => set.Value);

    private static bool Reads(IOperation verb, BodyValues values, HashSet<ISymbol> onTheWay) => verb switch
    {
        IConversionOperation { OperatorMethod: null, Operand: var operand } => Reads(operand, values, onTheWay),
        IConditionalOperation { WhenTrue: var one, WhenFalse: { } other } => Reads(one, values, onTheWay) && Reads(other, values, onTheWay),
        ILocalReferenceOperation { Local: var local } => !onTheWay.Add(local) || (values.Of(local) is { Count: > 0 } written && written.All(value => Reads(value, values, onTheWay))),
        IMemberReferenceOperation { Member: { Name: var name, ContainingType: { } type } } => RequestMembers.IsVerb(type.Name) && RequestMembers.Reads(name),
        _ => false,
    };
}
