using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Types are sealed, and each stands in its own file (DESIGN, rule 2).</summary>
public sealed partial class TypeTests
{
    /// <summary>A type this short may stand with its only user.</summary>
    private const int Tiny = 25;

    private static readonly Type[] All =
    [
        .. SourceTree
            .Product.SelectMany(name => Assembly.Load(name).GetTypes())
            .Where(type => type.FullName!.StartsWith("Optica.", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Classes_WithoutHeirs_AreSealed() =>
        Findings.None(
            All.Where(IsOpen).Where(type => !IsMadeByTools(type) && !All.Any(heir => IsHeir(heir, type))).Select(type => type.FullName!)
        );

    [Fact]
    public void Files_HoldOneTypeAndTinyOnes() =>
        Findings.None(
            SourceTree
                .Files([".cs"], SourceTree.Product)
                .Select(file => (file.Path, Big: BigTypes(file.Lines)))
                .Where(file => file.Big.Count > 1)
                .Select(file => $"{file.Path}: {string.Join(", ", file.Big)}")
        );

    /// <summary>A file of one extension method carries the method's name.</summary>
    [Fact]
    public void Files_AreNamedAfterTheirClass() =>
        Findings.None(
            from file in SourceTree.Files([".cs"], SourceTree.Product)
            let name = file.Name.Split('.')[0]
            from type in TopLevel(file.Lines)
            where type.Kind == "class" && type.Length > Tiny && type.Name != name
            where !file.Text.Contains($" {name}(this ", StringComparison.Ordinal)
            select $"{file.Path} holds {type.Name}"
        );

    [Fact]
    public void BigTypes_TwoLongClasses_AreBothFound()
    {
        var body = Enumerable.Repeat("    int x;", Tiny).ToList();
        string[] lines =
        [
            "public sealed class A",
            "{",
            .. body,
            "}",
            "public sealed record Small(int X);",
            "internal static class B",
            "{",
            .. body,
            "}",
        ];

        Assert.Equal(["A", "B"], BigTypes(lines));
    }

    private static bool IsOpen(Type type) =>
        type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static bool IsMadeByTools(Type type) =>
        typeof(IComponent).IsAssignableFrom(type)
        || typeof(Migration).IsAssignableFrom(type)
        || typeof(ModelSnapshot).IsAssignableFrom(type)
        || type.Name is "Program" or "_Imports";

    private static bool IsHeir(Type heir, Type type) =>
        heir.BaseType is { } parent && (parent == type || (parent.IsGenericType && parent.GetGenericTypeDefinition() == type));

    private static List<string> BigTypes(string[] lines) =>
        [.. TopLevel(lines).Where(found => found.Length > Tiny).Select(found => found.Name)];

    /// <summary>Types at the left edge, where file-scoped namespaces and the formatter put them.</summary>
    private static IEnumerable<(string Kind, string Name, int Length)> TopLevel(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (Declaration().Match(lines[i]) is { Success: true } found)
            {
                var last = Array.FindIndex(
                    lines,
                    i,
                    line => line == "}" || (line.Length > 0 && line[^1] == ';' && !line.StartsWith("    ", StringComparison.Ordinal))
                );
                yield return (found.Groups["kind"].Value, found.Groups["name"].Value, (last < 0 ? lines.Length : last) - i + 1);
            }
        }
    }

    [GeneratedRegex(
        @"^(public|internal|file)( \w+)*? (?<kind>class|interface|enum|struct|record( struct| class)?) (?<name>\w+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Declaration();
}
