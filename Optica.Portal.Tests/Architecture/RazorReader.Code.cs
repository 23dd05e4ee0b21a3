using System.Collections.Frozen;

namespace Optica.Portal.Tests.Architecture;

/// <content>Over C#: directives, blocks, expressions, statements.</content>
internal sealed partial class RazorReader
{
    private static readonly FrozenSet<string> Directives =
    [
        "page",
        "using",
        "inject",
        "inherits",
        "implements",
        "attribute",
        "layout",
        "typeparam",
        "namespace",
        "rendermode",
        "preservewhitespace",
        "model",
        "addTagHelper",
    ];

    private static readonly FrozenSet<string> Blocks = ["if", "for", "foreach", "while", "switch", "lock", "try", "do"];

    /// <summary>Over a directive's line or a code section.</summary>
    public bool SkipDirective()
    {
        var word = Current == '@' ? WordAt(Position + 1) : "";
        if (word is "code" or "functions" || Sees("@{"))
        {
            SkipTo("{");
            SkipBalanced();
            return true;
        }

        if (!Directives.Contains(word) || (word == "using" && Text.AsSpan(Position + 6).TrimStart().StartsWith("(")))
        {
            return false;
        }

        SkipLine();
        return true;
    }

    /// <summary>Over <c>@if (…) {</c> and its like.</summary>
    public bool SkipBlockHead()
    {
        if (Current != '@' || !Blocks.Contains(WordAt(Position + 1)))
        {
            return false;
        }

        Skip(1);
        SkipToBrace();
        return true;
    }

    /// <summary>Over <c>else {</c> or <c>else if (…) {</c> after a block.</summary>
    public bool SkipElse()
    {
        var next = Position;
        while (next < Text.Length && char.IsWhiteSpace(Text[next]))
        {
            next++;
        }

        if (WordAt(next) is not ("else" or "catch" or "finally"))
        {
            return false;
        }

        Position = next;
        SkipToBrace();
        return true;
    }

    /// <summary>Over <c>@name.Member(…)[…]</c>, <c>@(…)</c> or <c>@await …</c>.</summary>
    public void SkipExpression()
    {
        Skip(1);
        if (Current == '(')
        {
            SkipBalanced();
            return;
        }

        if (WordAt(Position) == "await")
        {
            Skip(6);
        }

        Skip(WordAt(Position).Length);
        while (!AtEnd)
        {
            var dot =
                Sees("?.") ? 2
                : Sees("!.") ? 2
                : Current == '.' ? 1
                : 0;
            if (Current is '(' or '[')
            {
                SkipBalanced();
            }
            else if (dot > 0 && WordAt(Position + dot) is { Length: > 0 } member)
            {
                Skip(dot + member.Length);
            }
            else if (Current == '!')
            {
                Skip(1);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Over a string, something in brackets or one character of a statement.</summary>
    public void SkipCodePart()
    {
        if (Sees("//"))
        {
            SkipLine();
        }
        else if (Current is '"' or '\'')
        {
            SkipString();
        }
        else if (Current is '(' or '[')
        {
            SkipBalanced();
        }
        else
        {
            Skip(1);
        }
    }

    private void SkipToBrace()
    {
        while (!AtEnd && Current != '{')
        {
            SkipCodePart();
        }

        Skip(1);
    }

    private void SkipBalanced()
    {
        var depth = 0;
        do
        {
            if (Current is '"' or '\'')
            {
                SkipString();
                continue;
            }

            depth +=
                Current is '(' or '[' or '{' ? 1
                : Current is ')' or ']' or '}' ? -1
                : 0;
            Skip(1);
        } while (depth > 0 && !AtEnd);
    }

    private void SkipString()
    {
        var quote = Current;
        Skip(1);
        while (!AtEnd && Current != quote)
        {
            Skip(Current == '\\' ? 2 : 1);
        }

        Skip(1);
    }
}
