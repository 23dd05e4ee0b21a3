namespace Optica.Benchmarks.Lists;

/// <summary>Statements by hand for what is no list.</summary>
internal static class ListTexts
{
    /// <summary>A customer whose orders are as many as half of the customers have at most.</summary>
    public const string Median = """
        SELECT CustomerId FROM CustomerFigures WHERE OrganisationId = $organisation ORDER BY OrderCount, CustomerId
        LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM CustomerFigures WHERE OrganisationId = $organisation)
        """;

    /// <summary>The customer with the most orders.</summary>
    public const string Largest = """
        SELECT CustomerId FROM CustomerFigures WHERE OrganisationId = $organisation ORDER BY OrderCount DESC LIMIT 1
        """;

    /// <summary>The totals, counted.</summary>
    public static readonly string[] Counted =
    [
        """
            SELECT COUNT(*) FROM CustomerFigures WHERE OrganisationId = $organisation
            GROUP BY IsActive, CASE WHEN LastOrderAt < $cutoff THEN 5 ELSE Tier END
            """,
        "SELECT COUNT(*) FROM CustomerFigures WHERE OrganisationId = $organisation AND CreatedAt >= $month",
        "SELECT COUNT(*) FROM CustomerFigures WHERE OrganisationId = $organisation AND IsActive = 1 AND NextExamDue <= $today",
    ];

    /// <summary>The dashboard from what is stored.</summary>
    public static readonly string[] Dashboard =
    [
        "SELECT Month, SUM(Revenue), SUM(Orders) FROM BranchMonths WHERE OrganisationId = $organisation AND Month >= $month GROUP BY Month",
        """
            SELECT Tier, IsActive, SUM(Customers), SUM(Spent) FROM CustomerCounts
            WHERE OrganisationId = $organisation AND (Span = 1 AND (LastOrderDay = '0001-01-01' OR LastOrderDay > date($cutoff))
                OR Span = 0 AND LastOrderDay > date($cutoff) AND LastOrderDay < date($cutoff, 'start of month', '+1 month'))
            GROUP BY 1, 2
            """,
        "SELECT IsActive, SUM(Customers), SUM(Spent) FROM CustomerCounts WHERE OrganisationId = $organisation AND Span = 2 GROUP BY 1",
        "SELECT Tier, IsActive, COUNT(*), SUM(TotalSpent) FROM CustomerFigures WHERE OrganisationId = $organisation AND LastOrderAt >= $cutoff AND LastOrderAt < date($cutoff, '+1 day') GROUP BY 1, 2",
        Best("f.OrderCount > 0"),
        Best("f.LastOrderAt < $cutoff"),
    ];

    /// <summary>The dashboard from the orders themselves.</summary>
    public static readonly string[] Grouped =
    [
        """
            SELECT substr(CreatedAt, 1, 7), SUM(Amount), COUNT(*) FROM Orders
            WHERE OrganisationId = $organisation AND CreatedAt >= $month AND Status <= 4 GROUP BY 1
            """,
        """
            SELECT Tier, IsActive, COUNT(*), SUM(Spent) FROM (
                SELECT c.IsActive, CASE WHEN MAX(o.CreatedAt) < $cutoff THEN 5 WHEN COUNT(o.Id) > 10 THEN 4 ELSE MIN(COUNT(o.Id), 3) END AS Tier,
                       SUM(o.Amount) AS Spent
                FROM Customers c LEFT JOIN Orders o ON o.CustomerId = c.Id AND o.Status <= 4
                WHERE c.OrganisationId = $organisation GROUP BY c.Id)
            GROUP BY 1, 2
            """,
        BestGrouped("1 = 1"),
        BestGrouped("MAX(o.CreatedAt) < $cutoff"),
    ];

    /// <summary>The first view of a profile.</summary>
    public static readonly string[] Profile =
    [
        "SELECT OrderCount, TotalSpent, LastOrderAt, LastVisitAt, Tier FROM CustomerFigures WHERE CustomerId = $customer",
        "SELECT * FROM Customers WHERE Id = $customer",
        "SELECT Text FROM CustomerTags WHERE OrganisationId = $organisation AND CustomerId = $customer ORDER BY Position",
        "SELECT * FROM CustomerMedical WHERE CustomerId = $customer",
        "SELECT b.* FROM Branches b JOIN Customers c ON c.BranchId = b.Id WHERE c.Id = $customer",
        "SELECT AtRiskDays, TimeZone FROM Organisations WHERE Id = $organisation",
        "SELECT SUM(Balance) FROM Orders WHERE CustomerId = $customer AND Status <= 4",
        "SELECT u.Id, u.DisplayName FROM AspNetUsers u JOIN Customers c ON u.Id IN (c.CreatedBy, c.UpdatedBy) WHERE c.Id = $customer",
        """
            SELECT a.* FROM Agreements a JOIN AgreementMembers m ON m.AgreementId = a.Id
            WHERE m.OrganisationId = $organisation AND m.CustomerId = $customer
            """,
        "SELECT * FROM Agreements WHERE OrganisationId = $organisation ORDER BY Institution",
    ];

    private static string Best(string where) =>
        $"""
            SELECT c.Id, c.FullName, c.Email, c.Phone, c.Rut, b.Name, f.OrderCount, f.TotalSpent, f.LastOrderAt
            FROM (SELECT CustomerId FROM CustomerFigures f INDEXED BY IX_CustomerFigures_OrganisationId_TotalSpent
                  WHERE f.OrganisationId = $organisation AND f.IsActive = 1 AND {where} ORDER BY f.TotalSpent DESC, f.CustomerId DESC LIMIT 8) i
            JOIN CustomerFigures f ON f.CustomerId = i.CustomerId JOIN Customers c ON c.Id = f.CustomerId JOIN Branches b ON b.Id = c.BranchId
            """;

    private static string BestGrouped(string having) =>
        $"""
            SELECT c.Id, c.FullName, SUM(o.Amount) FROM Orders o JOIN Customers c ON c.Id = o.CustomerId
            WHERE o.OrganisationId = $organisation AND o.Status <= 4 AND c.IsActive = 1
            GROUP BY c.Id HAVING {having} ORDER BY 3 DESC LIMIT 8
            """;
}
