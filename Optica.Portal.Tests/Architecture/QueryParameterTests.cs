using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Tests.Architecture;

/// <summary>
/// In a circuit only pages follow the query of the address. A part of a page that began to while the page is told of a new address would
/// change the list of those who are being told, and the framework ends the circuit on that.
/// </summary>
public sealed class QueryParameterTests
{
    [Fact]
    public void Parts_DoNotFollowTheAddress()
    {
        var followers = typeof(Program).Assembly.GetTypes().Where(FollowsTheAddress).ToList();

        Assert.NotEmpty(followers);
        Findings.None(followers.Where(type => !IsPage(type) && !IsStatic(type)).Select(type => type.Name));
    }

    private static bool FollowsTheAddress(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)));

    private static bool IsPage(Type type) => type.IsDefined(typeof(RouteAttribute));

    /// <summary>Parts of the pages of the door, which no circuit draws.</summary>
    private static bool IsStatic(Type type) => type.Namespace == "Optica.Portal.Identity";
}
