using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace GovernedAi.Tool.Reading;

/// <summary>Tells whether a lambda is handed to a client pipeline, <c>ChatClientBuilder.Use(…)</c>: then the pipeline's callers make its calls.</summary>
internal static class Pipeline
{
    public static bool Takes(AssemblyFile file, BodyReference lambda)
    {
        var il = new IlReader(file.Il(file.Metadata.GetMethodDefinition(lambda.From)));
        while (il.Read())
        {
            // From the lambda on, only more arguments may come before the call that takes them.
            if (il.Offset <= lambda.Offset)
                continue;
            if (il.OpCode is ILOpCode.Call or ILOpCode.Callvirt)
                return IsUse(file, MetadataTokens.EntityHandle(il.Token));
            if (!Prepares(il.OpCode))
                return false;
        }

        return false;
    }

    private static bool Prepares(ILOpCode code) => code
        is ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Dup or ILOpCode.Pop or ILOpCode.Ldnull or ILOpCode.Nop
        or ILOpCode.Ldsfld or ILOpCode.Stsfld or ILOpCode.Ldfld or ILOpCode.Brtrue or ILOpCode.Brtrue_s
        or (>= ILOpCode.Ldarg_0 and <= ILOpCode.Ldloc_3) or ILOpCode.Ldarg_s or ILOpCode.Ldloc_s or ILOpCode.Ldarg or ILOpCode.Ldloc;

    private static bool IsUse(AssemblyFile file, EntityHandle target)
    {
        var id = file.Ids.Of(target);
        return (id.StartsWith("M:Microsoft.Extensions.AI.", StringComparison.Ordinal) || id.StartsWith("M:Microsoft.Agents.AI.", StringComparison.Ordinal))
            && id.IndexOf("Builder.Use(", StringComparison.Ordinal) is > 0 and var at && id.IndexOf('(') > at;
    }
}
