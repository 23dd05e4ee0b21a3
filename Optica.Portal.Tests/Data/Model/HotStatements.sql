-- chain: list
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation
ORDER BY [c].[SortName], [c].[CustomerId]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c1].[Id] IN (@ids1, @ids2, @ids3)

SELECT [c].[CustomerId], [c].[Text]
FROM [CustomerTags] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (@ids1, @ids2, @ids3)
ORDER BY [c].[Position]


-- branch: list
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[BranchId] = @selected

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[BranchId] = @selected
ORDER BY [c].[SortName], [c].[CustomerId]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4 AND [c0].[BranchId] = @ef_filter__FilterBranches71
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c1].[Id] = @ids1

SELECT [c].[CustomerId], [c].[Text]
FROM [CustomerTags] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[CustomerId] = @ids1
ORDER BY [c].[Position]


-- branch: list of active ones by what they spent
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT COALESCE(SUM([c].[Customers]), 0)
FROM [CustomerCounts] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[BranchId] = @selected AND [c].[IsActive] = @active

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[BranchId] = @selected AND [c].[IsActive] = @active
ORDER BY [c].[TotalSpent] DESC, [c].[CustomerId] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4 AND [c0].[BranchId] = @ef_filter__FilterBranches71
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c1].[Id] = @ids1

SELECT [c].[CustomerId], [c].[Text]
FROM [CustomerTags] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[BranchId] = @ef_filter__FilterBranches1 AND [c].[CustomerId] = @ids1
ORDER BY [c].[Position]


-- chain: list of a segment by last order
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Tier] = @tier AND [c].[OrganisationId] = @own1 AND ([c].[LastOrderAt] IS NULL OR [c].[LastOrderAt] >= @cutoff)
) AS [c0]

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Tier] = @tier AND [c].[OrganisationId] = @own1 AND ([c].[LastOrderAt] IS NULL OR [c].[LastOrderAt] >= @cutoff)
ORDER BY [c].[LastOrderAt] DESC, [c].[CustomerId] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE 0 = 1

SELECT [c].[CustomerId], [c].[Text]
FROM [CustomerTags] AS [c]
WHERE 0 = 1
ORDER BY [c].[Position]


-- chain: list of a tag
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT COUNT(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (
        SELECT [c0].[CustomerId]
        FROM [CustomerTags] AS [c0]
        WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4 AND [c0].[Folded] = @tag
    )
) AS [c1]

SELECT [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] IN (
    SELECT [c0].[CustomerId]
    FROM [CustomerTags] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4 AND [c0].[Folded] = @tag
)
ORDER BY [c].[SortName], [c].[CustomerId]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE 0 = 1

SELECT [c].[CustomerId], [c].[Text]
FROM [CustomerTags] AS [c]
WHERE 0 = 1
ORDER BY [c].[Position]


-- chain: profile
SELECT [c1].[Id], [c1].[AddressLine1], [c1].[AddressLine2], [c1].[BranchId], [c1].[City], [c1].[Country], [c1].[CreatedAt], [c1].[CreatedBy], [c1].[DateOfBirth], [c1].[DiscountPercent], [c1].[DiscountReason], [c1].[DocumentKind], [c1].[DocumentNumber], [c1].[Email], [c1].[EmailShared], [c1].[EmergencyContactName], [c1].[EmergencyContactPhone], [c1].[FirstName], [c1].[FullName], [c1].[Gender], [c1].[InsurancePolicyNumber], [c1].[InsuranceProvider], [c1].[IsActive], [c1].[LastEyeExamDate], [c1].[LastName], [c1].[NextEyeExamDue], [c1].[Notes], [c1].[OrganisationId], [c1].[Phone], [c1].[PhoneShared], [c1].[PostalCode], [c1].[PreferredContactMethod], [c1].[Rut], [c1].[SearchText], [c1].[SortName], [c1].[State], [c1].[UniqueEmail], [c1].[UniquePhone], [c1].[UpdatedAt], [c1].[UpdatedBy], [c1].[Version], [c2].[OrganisationId], [c2].[CustomerId], [c2].[Folded], [c2].[BranchId], [c2].[Position], [c2].[Text]
FROM (
    SELECT TOP(2) [c].[Id], [c].[AddressLine1], [c].[AddressLine2], [c].[BranchId], [c].[City], [c].[Country], [c].[CreatedAt], [c].[CreatedBy], [c].[DateOfBirth], [c].[DiscountPercent], [c].[DiscountReason], [c].[DocumentKind], [c].[DocumentNumber], [c].[Email], [c].[EmailShared], [c].[EmergencyContactName], [c].[EmergencyContactPhone], [c].[FirstName], [c].[FullName], [c].[Gender], [c].[InsurancePolicyNumber], [c].[InsuranceProvider], [c].[IsActive], [c].[LastEyeExamDate], [c].[LastName], [c].[NextEyeExamDue], [c].[Notes], [c].[OrganisationId], [c].[Phone], [c].[PhoneShared], [c].[PostalCode], [c].[PreferredContactMethod], [c].[Rut], [c].[SearchText], [c].[SortName], [c].[State], [c].[UniqueEmail], [c].[UniquePhone], [c].[UpdatedAt], [c].[UpdatedBy], [c].[Version]
    FROM [Customers] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[Id] = @id
) AS [c1]
LEFT JOIN (
    SELECT [c0].[OrganisationId], [c0].[CustomerId], [c0].[Folded], [c0].[BranchId], [c0].[Position], [c0].[Text]
    FROM [CustomerTags] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c2] ON [c1].[OrganisationId] = [c2].[OrganisationId] AND [c1].[Id] = [c2].[CustomerId]
ORDER BY [c1].[Id], [c2].[OrganisationId], [c2].[CustomerId]

SELECT TOP(2) [b].[Id], [b].[Address], [b].[City], [b].[CreatedAt], [b].[CreatedBy], [b].[IsActive], [b].[Name], [b].[OrganisationId], [b].[TimeZone], [b].[UpdatedAt], [b].[UpdatedBy], [b].[Version]
FROM [Branches] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation AND [b].[Id] = @branchId

SELECT TOP(2) [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[CustomerId] = @customer_Id

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT [a].[Id], [a].[AccessFailedCount], [a].[ConcurrencyStamp], [a].[Culture], [a].[DisplayName], [a].[Email], [a].[EmailConfirmed], [a].[HasClinicalGrant], [a].[HomeBranchId], [a].[IsActive], [a].[LockoutEnabled], [a].[LockoutEnd], [a].[NormalizedEmail], [a].[NormalizedUserName], [a].[OrganisationId], [a].[PasswordHash], [a].[PhoneNumber], [a].[PhoneNumberConfirmed], [a].[Role], [a].[ScopeVersion], [a].[SecurityStamp], [a].[TwoFactorEnabled], [a].[UserName]
FROM [AspNetUsers] AS [a]
WHERE [a].[Id] = @customer_CreatedBy OR [a].[Id] = @customer_UpdatedBy

SELECT COALESCE(SUM([o].[Balance]), CAST(0 AS bigint))
FROM [Orders] AS [o]
WHERE [o].[OrganisationId] = @ef_filter__FilterOrganisation AND [o].[CustomerId] = @customerId AND [o].[Status] <= 4


-- chain: counts
SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk], COALESCE(SUM([c0].[Customers]), 0), COALESCE(SUM([c0].[Spent]), CAST(0 AS bigint))
FROM (
    SELECT [c].[IsActive], [c].[Tier], [c].[Customers], [c].[Spent], CASE
        WHEN [c].[LastOrderDay] <> '0001-01-01' AND [c].[LastOrderDay] < @day THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsAtRisk]
    FROM [CustomerCounts] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[LastOrderDay] <> @day
) AS [c0]
GROUP BY [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk]

SELECT [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk], COUNT(*), COALESCE(SUM([c0].[TotalSpent]), CAST(0 AS bigint))
FROM (
    SELECT [c].[IsActive], [c].[Tier], [c].[TotalSpent], CASE
        WHEN [c].[LastOrderAt] < @at THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsAtRisk]
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[LastOrderAt] >= @start AND [c].[LastOrderAt] < @end
) AS [c0]
GROUP BY [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk]

SELECT COALESCE(SUM([b].[NewCustomers]), 0)
FROM [BranchMonths] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation AND [b].[Month] = @month

SELECT COUNT(*)
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[IsActive] = CAST(1 AS bit) AND [c].[NextExamDue] IS NOT NULL AND [c].[NextExamDue] <= @today


-- chain: dashboard
SELECT [o].[Id], [o].[TimeZone], [o].[ReturningFrom], [o].[RegularFrom], [o].[VipFrom], [o].[AtRiskDays]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation

SELECT TOP(2) [o].[TimeZone]
FROM [Organisations] AS [o]
WHERE [o].[Id] = @ef_filter__FilterOrganisation AND [o].[Id] = @own

SELECT [b].[Month], COALESCE(SUM([b].[Revenue]), CAST(0 AS bigint)), COALESCE(SUM([b].[Orders]), 0)
FROM [BranchMonths] AS [b]
WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation AND [b].[Month] >= @first AND [b].[Month] <= @last
GROUP BY [b].[Month]

SELECT [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk], COALESCE(SUM([c0].[Customers]), 0), COALESCE(SUM([c0].[Spent]), CAST(0 AS bigint))
FROM (
    SELECT [c].[IsActive], [c].[Tier], [c].[Customers], [c].[Spent], CASE
        WHEN [c].[LastOrderDay] <> '0001-01-01' AND [c].[LastOrderDay] < @day THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsAtRisk]
    FROM [CustomerCounts] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[LastOrderDay] <> @day
) AS [c0]
GROUP BY [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk]

SELECT [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk], COUNT(*), COALESCE(SUM([c0].[TotalSpent]), CAST(0 AS bigint))
FROM (
    SELECT [c].[IsActive], [c].[Tier], [c].[TotalSpent], CASE
        WHEN [c].[LastOrderAt] < @at THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsAtRisk]
    FROM [CustomerFigures] AS [c]
    WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[OrganisationId] = @own1 AND [c].[LastOrderAt] >= @start AND [c].[LastOrderAt] < @end
) AS [c0]
GROUP BY [c0].[Tier], [c0].[IsActive], [c0].[IsAtRisk]

SELECT TOP(@p) [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[IsActive] = CAST(1 AS bit) AND [c].[OrderCount] > 0
ORDER BY [c].[TotalSpent] DESC, [c].[CustomerId] DESC

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c1].[Id] IN (@ids1, @ids2, @ids3)

SELECT TOP(@p) [c].[CustomerId]
FROM [CustomerFigures] AS [c]
WHERE [c].[OrganisationId] = @ef_filter__FilterOrganisation AND [c].[IsActive] = CAST(1 AS bit) AND [c].[OrganisationId] = @own1 AND [c].[LastOrderAt] < @cutoff
ORDER BY [c].[TotalSpent] DESC, [c].[CustomerId] DESC

SELECT [c1].[Id], [c1].[Version], [c1].[BranchId], COALESCE((
    SELECT TOP(1) [b].[Name]
    FROM [Branches] AS [b]
    WHERE [b].[OrganisationId] = @ef_filter__FilterOrganisation8 AND [b].[Id] = [c1].[BranchId]), N''), [c1].[FirstName], [c1].[LastName], [c1].[FullName], [c1].[Email], [c1].[Phone], [c1].[Rut], [c1].[DocumentNumber], [c1].[IsActive], [c1].[CreatedAt], [c1].[NextEyeExamDue], [c].[OrderCount], [c].[TotalSpent], [c].[LastOrderAt], [c].[LastVisitAt], [c].[Tier], [c1].[OrganisationId]
FROM [CustomerFigures] AS [c]
INNER JOIN (
    SELECT [c0].[Id], [c0].[BranchId], [c0].[CreatedAt], [c0].[DocumentNumber], [c0].[Email], [c0].[FirstName], [c0].[FullName], [c0].[IsActive], [c0].[LastName], [c0].[NextEyeExamDue], [c0].[OrganisationId], [c0].[Phone], [c0].[Rut], [c0].[Version]
    FROM [Customers] AS [c0]
    WHERE [c0].[OrganisationId] = @ef_filter__FilterOrganisation4
) AS [c1] ON [c].[CustomerId] = [c1].[Id]
WHERE 0 = 1
