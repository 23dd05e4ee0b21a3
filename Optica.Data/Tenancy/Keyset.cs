using System.Linq.Expressions;
using System.Reflection;

namespace Optica.Data.Tenancy;

/// <summary>Pages that begin beside a known row: as fast a million rows down as at the top, since none is counted off (PERFORMANCE §2).</summary>
internal static class Keyset
{
    private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    /// <summary>What makes rows with the same key differ.</summary>
    /// <param name="Column">The column, unique.</param>
    /// <param name="Value">That of the known row.</param>
    public sealed record Tie<TRow, T>(Expression<Func<TRow, T>> Column, T Value);

    /// <summary>
    /// The rows past another one. Not "greater, or the same and a later id", which no index can be entered by, but "not less, and of the
    /// same only later ids".
    /// </summary>
    /// <param name="rows">The list.</param>
    /// <param name="key">What it is sorted by first.</param>
    /// <param name="value">The other row's.</param>
    /// <param name="down">Whether it is sorted downwards, ties too.</param>
    /// <param name="tie">What it is sorted by then.</param>
    public static IQueryable<TRow> Past<TRow, TKey, TTie>(
        this IQueryable<TRow> rows,
        Expression<Func<TRow, TKey>> key,
        TKey value,
        bool down,
        Tie<TRow, TTie> tie
    )
    {
        var row = key.Parameters[0];
        var bound = Captured(value);
        var column = Expression.MakeMemberAccess(row, ((MemberExpression)tie.Column.Body).Member);
        var past = Expression.AndAlso(
            Differs(key.Body, bound, down, orSame: true),
            Expression.OrElse(Differs(key.Body, bound, down, orSame: false), Differs(column, Captured(tie.Value), down, orSame: false))
        );
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(past, row));
    }

    private static BinaryExpression Differs(Expression left, Expression right, bool down, bool orSame)
    {
        if (left.Type == typeof(string))
        {
            (left, right) = (Expression.Call(Compare, left, right), Expression.Constant(0));
        }

        return (down, orSame) switch
        {
            (false, false) => Expression.GreaterThan(left, right),
            (false, true) => Expression.GreaterThanOrEqual(left, right),
            (true, false) => Expression.LessThan(left, right),
            (true, true) => Expression.LessThanOrEqual(left, right),
        };
    }

    /// <summary>A parameter of the statement, as a variable of a lambda is one; a constant would be another statement for each row.</summary>
    private static MemberExpression Captured<T>(T value) =>
        Expression.Property(Expression.Constant(new StrongBox<T>(value)), nameof(StrongBox<T>.Value));

    private sealed record StrongBox<T>(T Value);
}
