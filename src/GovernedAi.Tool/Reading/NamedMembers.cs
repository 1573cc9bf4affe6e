using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>
/// Tells from the tables of an assembly alone whether any of its bodies can matter: a body names only members that stand in the tables, so where none
/// of those does, none need be read.
/// </summary>
internal static class NamedMembers
{
    public static bool Matter(AssemblyFile file, CalledMembers called, CallRecognizer recognizer, CancellationToken cancellation)
    {
        // The code of those who know GovernedAi is read whatever it names: a body of theirs that is no IL is a fault to be told of.
        if (!called.GoesByName || file.KnowsGovernedAi)
            return true;

        cancellation.ThrowIfCancellationRequested();
        var (metadata, names) = (file.Metadata, recognizer.Names);
        foreach (var handle in metadata.MemberReferences)
        {
            if (names.MayHold(metadata, metadata.GetMemberReference(handle).Name) && Matters(handle))
                return true;
        }

        foreach (var handle in metadata.MethodDefinitions)
        {
            if (names.MayHold(metadata, metadata.GetMethodDefinition(handle).Name) && Matters(handle))
                return true;
        }

        return false;

        // What cannot be decided has to be named, if a body does call it.
        bool Matters(EntityHandle member) => called.Classify(member) is not (TargetKind.Other or TargetKind.Generated) || recognizer.Undecided.Count > 0;
    }
}
