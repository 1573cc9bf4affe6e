using System.Reflection;
using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells whether a private method is only a step of certain other members, so that what holds for them holds for it.</summary>
internal sealed class PrivateSteps(AssemblyFile file, UserMembers users, OwnUses uses)
{
    /// <summary>Whether every member that names <paramref name="step"/> is one for which <paramref name="holds"/>, or another such step.</summary>
    public bool ServeOnly(MethodDefinitionHandle step, Func<MethodDefinitionHandle, bool> holds) => ServeOnly(step, holds, []);

    private bool ServeOnly(MethodDefinitionHandle step, Func<MethodDefinitionHandle, bool> holds, HashSet<MethodDefinitionHandle> onTheWay)
    {
        var definition = file.Metadata.GetMethodDefinition(step);
        if ((definition.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Private || (definition.Attributes & MethodAttributes.SpecialName) != 0)
            return false;
        if (!onTheWay.Add(step))
            return true;

        var callers = uses.Of(step).Select(use => users.Of(use.From)).Where(c => c != step).Distinct().ToList();
        return callers.Count > 0 && callers.All(c => holds(c) || ServeOnly(c, holds, onTheWay));
    }
}
