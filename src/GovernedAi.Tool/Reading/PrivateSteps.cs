using System.Reflection;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells whether a private method is only a step of certain other members, so that what holds for them holds for it.</summary>
internal sealed class PrivateSteps(AssemblyFile file, CalledMembers called, UserMembers users, CancellationToken cancellation)
{
    private readonly Lazy<ILookup<MethodDefinitionHandle, MethodDefinitionHandle>> _users = new(() => Users(file, called, users, cancellation));

    /// <summary>Whether every member that names <paramref name="step"/> is one for which <paramref name="holds"/>, or another such step.</summary>
    public bool ServeOnly(MethodDefinitionHandle step, Func<MethodDefinitionHandle, bool> holds) => ServeOnly(step, holds, []);

    private bool ServeOnly(MethodDefinitionHandle step, Func<MethodDefinitionHandle, bool> holds, HashSet<MethodDefinitionHandle> onTheWay)
    {
        var definition = file.Metadata.GetMethodDefinition(step);
        if ((definition.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Private || (definition.Attributes & MethodAttributes.SpecialName) != 0)
            return false;
        if (!onTheWay.Add(step))
            return true;

        var callers = _users.Value[step].Where(c => c != step).Distinct().ToList();
        return callers.Count > 0 && callers.All(c => holds(c) || ServeOnly(c, holds, onTheWay));
    }

    private static ILookup<MethodDefinitionHandle, MethodDefinitionHandle> Users(AssemblyFile file, CalledMembers called, UserMembers users, CancellationToken cancellation)
    {
        // Any kind will do: what is wanted is each reference that leads to a method of the assembly itself.
        var all = BodyReferences.Of(file, target => called.Own(target) is not null ? TargetKind.Generated : TargetKind.Other, cancellation);
        return all[TargetKind.Generated].ToLookup(r => called.Own(r.Target)!.Value, r => users.Of(r.From));
    }
}
