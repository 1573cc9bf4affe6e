using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells from the tables of an assembly alone whether values have to be followed through its bodies: for nearly all of them they need not.</summary>
internal static class FlowGate
{
    public static bool IsOpen(AssemblyFile file, UnseenTargets targets)
    {
        var requests = References(file, "HttpClient", "HttpRequestMessage", "HttpMessageInvoker", "HttpClientJsonExtensions", "ClientWebSocket");
        var binds = References(file, "Binder");
        var (makes, reflects) = Members(file);
        return makes || (requests || binds || reflects) && AnyText(file, text => requests && EndpointTable.MayBe(text) || (binds || reflects) && targets.MayBe(file, text));
    }

    private static bool References(AssemblyFile file, params string[] types) =>
        file.Metadata.TypeReferences.Any(handle => file.Metadata.GetTypeReference(handle).Name is var name && types.Any(type => file.Metadata.StringComparer.Equals(name, type)));

    private static (bool Makes, bool Reflects) Members(AssemblyFile file)
    {
        var (makes, reflects) = (false, false);
        foreach (var handle in file.Metadata.MemberReferences)
        {
            var name = file.Metadata.GetMemberReference(handle).Name;
            makes |= NativeFunctionMakers.Names.Any(maker => file.Metadata.StringComparer.Equals(name, maker));
            reflects |= ReflectiveCalls.Names.Any(member => file.Metadata.StringComparer.Equals(name, member));
        }

        return (makes, reflects);
    }

    private static bool AnyText(AssemblyFile file, Func<string, bool> tells)
    {
        for (var handle = file.Metadata.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = file.Metadata.GetNextHandle(handle))
        {
            if (tells(file.Metadata.GetUserString(handle)))
                return true;
        }

        return false;
    }
}
