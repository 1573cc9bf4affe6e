using System.Reflection;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Finds the calls of a member's that go to just what it was given: to an argument of its own that never holds anything else.</summary>
internal static class GivenCalls
{
    /// <param name="file">The assembly.</param>
    /// <param name="member">The member as the user wrote it.</param>
    /// <param name="bodies">All that the compiler made of it.</param>
    /// <returns>The calls, by the body they stand in and where.</returns>
    public static HashSet<(MethodDefinitionHandle From, int Offset)> Of(AssemblyFile file, MethodDefinitionHandle member, HashSet<MethodDefinitionHandle> bodies)
    {
        HashSet<(MethodDefinitionHandle From, int Offset)> found = [];
        var waiting = new Queue<MethodDefinitionHandle>(bodies);
        var outdated = new HashSet<MethodDefinitionHandle>(bodies);
        var variables = new FlowVariables(file, method =>
        {
            if (bodies.Contains(method) && outdated.Add(method))
                waiting.Enqueue(method);
        });

        var definition = file.Metadata.GetMethodDefinition(member);
        var first = (definition.Attributes & MethodAttributes.Static) == 0 ? 1 : 0;
        for (var i = 0; i < variables.Shapes.Of(member).Parameters; i++)
            variables.Set(member, FlowVariableKind.Argument, first + i, new() { Parameter = i });

        var flow = new BodyFlow(file, variables, new(file.Metadata, static _ => "", static _ => null), new(file, static _ => false, mayTell: false), new(), Called, static _ => null, static _ => false);
        while (waiting.TryDequeue(out var body))
        {
            outdated.Remove(body);
            variables.Reader = body;
            found.RemoveWhere(call => call.From == body);
            flow.Run(body);
        }

        return found;

        FlowValue Called(FlowCall call)
        {
            if (call is { OpCode: not ILOpCode.Newobj, Arguments: [{ Parameter: not null }, ..] } && !variables.Names.Of(call.Target).StartsWith("get_", StringComparison.Ordinal))
                found.Add((call.From, call.Offset));
            return FlowValue.Unknown;
        }
    }
}
