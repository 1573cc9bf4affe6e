using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Reading.Flow;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells whether a function is handed to a client pipeline, <c>ChatClientBuilder.Use(…)</c>: then the pipeline's callers make its calls.</summary>
internal static class Pipeline
{
    private static readonly NameFilter Takers = new(CallForms.StepTakers);

    /// <summary>Whether an assembly calls anything that by its name may take a step.</summary>
    public static bool MayBeIn(AssemblyFile file) =>
        file.Metadata.MemberReferences.Any(m => Takers.MayHold(file.Names, file.Metadata.GetMemberReference(m).Name))
        || file.Metadata.MethodDefinitions.Any(m => Takers.MayHold(file.Names, file.Metadata.GetMethodDefinition(m).Name));

    /// <param name="file">The assembly.</param>
    /// <param name="use">What names the function: a step only if it takes it as a delegate.</param>
    public static bool Takes(AssemblyFile file, BodyReference use)
    {
        if (use.OpCode is not (ILOpCode.Ldftn or ILOpCode.Ldvirtftn))
            return false;
        var shapes = new CallShapes(file.Metadata);
        // How many values lie on the stack above the delegate.
        var (above, isMade) = (0, false);
        var il = new IlReader(file.Il(file.Metadata.GetMethodDefinition(use.From)));
        while (il.Read())
        {
            if (il.Offset <= use.Offset)
                continue;
            if (!isMade)
            {
                if (il.OpCode != ILOpCode.Newobj)
                    return false;
                isMade = true;
                continue;
            }

            if (il.OpCode is ILOpCode.Call or ILOpCode.Callvirt)
                return IsUse(file, MetadataTokens.EntityHandle(il.Token));
            // From the delegate on, only more arguments may come before the call that takes them.
            if (!Prepares(il.OpCode))
                return false;
            var (pops, pushes, _) = OpCodeShapes.Of(il.OpCode);
            var taken = il.OpCode == ILOpCode.Newobj ? shapes.Of(MetadataTokens.EntityHandle(il.Token)).Parameters : pops;
            // A copy of it goes where it is kept for the next time; nothing else may take it.
            if (taken > above && il.OpCode != ILOpCode.Dup)
                return false;
            above += il.OpCode == ILOpCode.Newobj ? 1 - taken : pushes - taken;
        }

        return false;
    }

    private static bool Prepares(ILOpCode code) => code
        is ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Dup or ILOpCode.Pop or ILOpCode.Ldnull or ILOpCode.Nop
        or ILOpCode.Ldsfld or ILOpCode.Stsfld or ILOpCode.Ldfld or ILOpCode.Brtrue or ILOpCode.Brtrue_s
        or (>= ILOpCode.Ldarg_0 and <= ILOpCode.Ldloc_3) or ILOpCode.Ldarg_s or ILOpCode.Ldloc_s or ILOpCode.Ldarg or ILOpCode.Ldloc;

    private static bool IsUse(AssemblyFile file, EntityHandle target)
    {
        // M:Space.Type.Method``1(…)
        var id = file.Ids.Of(target);
        var parameters = id.IndexOf('(');
        var name = parameters < 0 ? id : id.Substring(0, parameters);
        if (name.LastIndexOf('.') is not (> 2 and var method) || name.LastIndexOf('.', method - 1) is not (> 2 and var type))
            return false;

        return CallForms.TakesStep(name[(method + 1)..].Split('`')[0], name[(type + 1)..method].Split('`')[0], () => name[2..type]);
    }
}
