using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Orders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_CreatedAt_CustomerId_IsActive", table: "CustomerFigures");

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_SortName_CustomerId_IsActive", table: "CustomerFigures");

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt_CustomerId_BranchId_IsActive",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName_CustomerId_BranchId_IsActive",
                table: "CustomerFigures"
            );

            migrationBuilder.AddColumn<DateOnly>(name: "MovementUntil", table: "Organisations", type: "date", nullable: true);

            migrationBuilder.AddColumn<int>(name: "RegularFrom", table: "Organisations", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "ReturningFrom", table: "Organisations", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "TaxPercent", table: "Organisations", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "VipFrom", table: "Organisations", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(name: "RecipientId", table: "Notifications", type: "uniqueidentifier", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "BranchId", table: "Jobs", type: "uniqueidentifier", nullable: true);

            migrationBuilder.AddColumn<bool>(name: "CancelRequested", table: "Jobs", type: "bit", nullable: false, defaultValue: false);

            migrationBuilder.AddColumn<string>(name: "ErrorCode", table: "Jobs", type: "nvarchar(60)", maxLength: 60, nullable: true);

            migrationBuilder.AddColumn<DateTime>(name: "HeartbeatAt", table: "Jobs", type: "datetime2", nullable: true);

            migrationBuilder.AddColumn<long>(name: "ResultBytes", table: "Jobs", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<long>(name: "ResultRows", table: "Jobs", type: "bigint", nullable: true);

            migrationBuilder.AddColumn<int>(name: "DiscountPercent", table: "Customers", type: "int", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DiscountReason",
                table: "Customers",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Institution = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    DiscountPercent = table.Column<int>(type: "int", nullable: false),
                    CopayPercent = table.Column<int>(type: "int", nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.UniqueConstraint("AK_Agreements_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Agreements_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BranchMonths",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Revenue = table.Column<long>(type: "bigint", nullable: false),
                    Orders = table.Column<int>(type: "int", nullable: false),
                    NewCustomers = table.Column<int>(type: "int", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_BranchMonths",
                        x => new
                        {
                            x.OrganisationId,
                            x.BranchId,
                            x.Month,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_BranchMonths_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "CustomerCounts",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Tier = table.Column<int>(type: "int", nullable: false),
                    LastOrderDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Customers = table.Column<int>(type: "int", nullable: false),
                    Spent = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_CustomerCounts",
                        x => new
                        {
                            x.OrganisationId,
                            x.BranchId,
                            x.IsActive,
                            x.Tier,
                            x.LastOrderDay,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_CustomerCounts_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "NumberSeries",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Prefix = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_NumberSeries",
                        x => new
                        {
                            x.OrganisationId,
                            x.Prefix,
                            x.Year,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_NumberSeries_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Products",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    IncludesTax = table.Column<bool>(type: "bit", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Products", x => x.Id);
                    table.UniqueConstraint("AK_Products_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Products_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SegmentMovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<int>(type: "int", nullable: true),
                    To = table.Column<int>(type: "int", nullable: false),
                    Customers = table.Column<int>(type: "int", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SegmentMovements_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AgreementMembers",
                columns: table => new
                {
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Institution = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_AgreementMembers",
                        x => new
                        {
                            x.OrganisationId,
                            x.CustomerId,
                            x.AgreementId,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_AgreementMembers_Agreements_OrganisationId_AgreementId",
                        columns: x => new { x.OrganisationId, x.AgreementId },
                        principalTable: "Agreements",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_AgreementMembers_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    StatusAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ClosingReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    TaxPercent = table.Column<int>(type: "int", nullable: false),
                    Net = table.Column<long>(type: "bigint", nullable: false),
                    Tax = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    BenefitName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    CopayPercent = table.Column<int>(type: "int", nullable: true),
                    InstitutionShare = table.Column<long>(type: "bigint", nullable: false),
                    Credited = table.Column<long>(type: "bigint", nullable: false),
                    Paid = table.Column<long>(type: "bigint", nullable: false),
                    PaidOut = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Balance = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                    table.UniqueConstraint("AK_Orders_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Orders_Agreements_OrganisationId_AgreementId",
                        columns: x => new { x.OrganisationId, x.AgreementId },
                        principalTable: "Agreements",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Orders_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Orders_Branches_OrganisationId_CustomerBranchId",
                        columns: x => new { x.OrganisationId, x.CustomerBranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Orders_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "OrderLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<int>(type: "int", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    IncludesTax = table.Column<bool>(type: "bit", nullable: false),
                    DiscountPercent = table.Column<int>(type: "int", nullable: false),
                    Discount = table.Column<int>(type: "int", nullable: false),
                    DiscountName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Net = table.Column<long>(type: "bigint", nullable: false),
                    Tax = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderLines_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_OrderLines_Orders_OrganisationId_OrderId",
                        columns: x => new { x.OrganisationId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_OrderLines_Products_OrganisationId_ProductId",
                        columns: x => new { x.OrganisationId, x.ProductId },
                        principalTable: "Products",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "OrderPayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Method = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Received = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderPayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderPayments_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_OrderPayments_Orders_OrganisationId_OrderId",
                        columns: x => new { x.OrganisationId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "OrderRefunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    PaidOut = table.Column<long>(type: "bigint", nullable: false),
                    HandedOut = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderRefunds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderRefunds_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_OrderRefunds_Orders_OrganisationId_OrderId",
                        columns: x => new { x.OrganisationId, x.OrderId },
                        principalTable: "Orders",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Jobs_UserId_CreatedAt", table: "Jobs", columns: new[] { "UserId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_CreatedAt_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "CreatedAt", "CustomerId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_LastOrderAt_CustomerId_IsActive_Tier",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "LastOrderAt", "CustomerId", "IsActive", "Tier" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_SortName_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "SortName", "CustomerId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_TotalSpent_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "TotalSpent", "CustomerId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "CreatedAt", "CustomerId", "BranchId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_LastOrderAt_CustomerId_BranchId_IsActive_Tier",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "LastOrderAt", "CustomerId", "BranchId", "IsActive", "Tier" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "SortName", "CustomerId", "BranchId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_LastOrderAt_CustomerId_BranchId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "Tier", "LastOrderAt", "CustomerId", "BranchId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_TotalSpent_CustomerId_BranchId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "Tier", "TotalSpent", "CustomerId", "BranchId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_TotalSpent_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "TotalSpent", "CustomerId", "BranchId", "IsActive", "Tier", "LastOrderAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AgreementMembers_OrganisationId_AgreementId",
                table: "AgreementMembers",
                columns: new[] { "OrganisationId", "AgreementId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_OrganisationId_Institution",
                table: "Agreements",
                columns: new[] { "OrganisationId", "Institution" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_OrderId_ProductId_Quantity",
                table: "OrderLines",
                columns: new[] { "OrderId", "ProductId", "Quantity" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_OrganisationId_CustomerId",
                table: "OrderLines",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_OrganisationId_OrderId",
                table: "OrderLines",
                columns: new[] { "OrganisationId", "OrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_OrganisationId_ProductId",
                table: "OrderLines",
                columns: new[] { "OrganisationId", "ProductId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderPayments_OrganisationId_CustomerId",
                table: "OrderPayments",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderPayments_OrganisationId_OrderId",
                table: "OrderPayments",
                columns: new[] { "OrganisationId", "OrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderRefunds_OrganisationId_CustomerId",
                table: "OrderRefunds",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OrderRefunds_OrganisationId_OrderId",
                table: "OrderRefunds",
                columns: new[] { "OrganisationId", "OrderId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_BranchId_CreatedAt_Id",
                table: "Orders",
                columns: new[] { "BranchId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CustomerId_CreatedAt_Status_Amount",
                table: "Orders",
                columns: new[] { "CustomerId", "CreatedAt", "Status", "Amount" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_OrganisationId_AgreementId",
                table: "Orders",
                columns: new[] { "OrganisationId", "AgreementId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_OrganisationId_BranchId",
                table: "Orders",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_OrganisationId_CreatedAt_Id",
                table: "Orders",
                columns: new[] { "OrganisationId", "CreatedAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_OrganisationId_CustomerBranchId",
                table: "Orders",
                columns: new[] { "OrganisationId", "CustomerBranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_OrganisationId_CustomerId",
                table: "Orders",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Orders_OrganisationId_Number",
                table: "Orders",
                columns: new[] { "OrganisationId", "Number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Products_OrganisationId_Code",
                table: "Products",
                columns: new[] { "OrganisationId", "Code" },
                unique: true,
                filter: "[Code] IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Products_OrganisationId_Name",
                table: "Products",
                columns: new[] { "OrganisationId", "Name" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_SegmentMovements_OrganisationId_BranchId",
                table: "SegmentMovements",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_SegmentMovements_OrganisationId_Month_BranchId",
                table: "SegmentMovements",
                columns: new[] { "OrganisationId", "Month", "BranchId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AgreementMembers");

            migrationBuilder.DropTable(name: "BranchMonths");

            migrationBuilder.DropTable(name: "CustomerCounts");

            migrationBuilder.DropTable(name: "NumberSeries");

            migrationBuilder.DropTable(name: "OrderLines");

            migrationBuilder.DropTable(name: "OrderPayments");

            migrationBuilder.DropTable(name: "OrderRefunds");

            migrationBuilder.DropTable(name: "SegmentMovements");

            migrationBuilder.DropTable(name: "Products");

            migrationBuilder.DropTable(name: "Orders");

            migrationBuilder.DropTable(name: "Agreements");

            migrationBuilder.DropIndex(name: "IX_Jobs_UserId_CreatedAt", table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_BranchId_CreatedAt_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(name: "IX_CustomerFigures_BranchId_LastOrderAt_CustomerId_IsActive_Tier", table: "CustomerFigures");

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_BranchId_SortName_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_BranchId_TotalSpent_CustomerId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_LastOrderAt_CustomerId_BranchId_IsActive_Tier",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_LastOrderAt_CustomerId_BranchId_IsActive",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_Tier_TotalSpent_CustomerId_BranchId_IsActive",
                table: "CustomerFigures"
            );

            migrationBuilder.DropIndex(
                name: "IX_CustomerFigures_OrganisationId_TotalSpent_CustomerId_BranchId_IsActive_Tier_LastOrderAt",
                table: "CustomerFigures"
            );

            migrationBuilder.DropColumn(name: "MovementUntil", table: "Organisations");

            migrationBuilder.DropColumn(name: "RegularFrom", table: "Organisations");

            migrationBuilder.DropColumn(name: "ReturningFrom", table: "Organisations");

            migrationBuilder.DropColumn(name: "TaxPercent", table: "Organisations");

            migrationBuilder.DropColumn(name: "VipFrom", table: "Organisations");

            migrationBuilder.DropColumn(name: "RecipientId", table: "Notifications");

            migrationBuilder.DropColumn(name: "BranchId", table: "Jobs");

            migrationBuilder.DropColumn(name: "CancelRequested", table: "Jobs");

            migrationBuilder.DropColumn(name: "ErrorCode", table: "Jobs");

            migrationBuilder.DropColumn(name: "HeartbeatAt", table: "Jobs");

            migrationBuilder.DropColumn(name: "ResultBytes", table: "Jobs");

            migrationBuilder.DropColumn(name: "ResultRows", table: "Jobs");

            migrationBuilder.DropColumn(name: "DiscountPercent", table: "Customers");

            migrationBuilder.DropColumn(name: "DiscountReason", table: "Customers");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_CreatedAt_CustomerId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "CreatedAt", "CustomerId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_BranchId_SortName_CustomerId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "BranchId", "SortName", "CustomerId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_CreatedAt_CustomerId_BranchId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "CreatedAt", "CustomerId", "BranchId", "IsActive" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFigures_OrganisationId_SortName_CustomerId_BranchId_IsActive",
                table: "CustomerFigures",
                columns: new[] { "OrganisationId", "SortName", "CustomerId", "BranchId", "IsActive" }
            );
        }
    }
}
